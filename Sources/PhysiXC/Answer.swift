import CPhysiX
import PhysiXFormats

/// Carries out a call that takes a document and answers with one.
///
/// - Parameters:
///   - json: the caller's document.
///   - length: its length in bytes.
///   - answer: receives what `body` wrote, or the refusal.
///   - body: reads the document and writes the answer.
/// - Returns: whether it was refused.
func answer(
    _ json: UnsafePointer<UInt8>, _ length: Int, to answer: UnsafeMutablePointer<Text?>,
    _ body: ([UInt8], inout JSONWriter) throws -> Void
) -> physix_status {
    var writer = JSONWriter()
    do {
        try body(unsafe Array(UnsafeBufferPointer(start: json, count: length)), &writer)
        unsafe answer.pointee = writer.copied()
        return Status.done
    } catch {
        unsafe answer.pointee = Refusal(error).text
        return Status.refused
    }
}

extension JSONReader {
    /// Reads an array of strings.
    mutating func readStrings() throws(JSONError) -> [String] {
        var strings: [String] = []
        try beginArray()
        while try nextElement() { strings.append(try readString()) }
        return strings
    }

    /// Reads an array of numbers.
    mutating func readDoubles() throws(JSONError) -> [Double] {
        var numbers: [Double] = []
        try beginArray()
        while try nextElement() { numbers.append(try readDouble()) }
        return numbers
    }

    /// Reads an object whose members `read` reads, called with each key.
    mutating func readMembers(
        _ known: String, _ read: (String, inout JSONReader) throws(JSONError) -> Bool
    ) throws(JSONError) {
        try beginObject()
        while try nextKey() {
            let key = key
            if try !read(key, &self) { throw refusal("unknown key `\(key)`", hint: "the keys are \(known)") }
        }
    }
}
