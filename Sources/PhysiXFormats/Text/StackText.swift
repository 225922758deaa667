/// A short text being written in memory on the stack, on its way to the end of an array.
///
/// One append of a whole run costs a fraction of an append for each of its bytes.
struct StackText {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    fileprivate var count = 0

    fileprivate init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
        self.memory = memory
    }

    /// Writes one byte.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }

    /// Writes a text as it is.
    @inline(__always)
    mutating func put(_ text: String) {
        let bytes = text.utf8.span
        for index in bytes.indices { memory[count + index] = bytes[index] }
        count += bytes.count
    }

    /// Writes exactly `digits` digits of `value`, with zeros in front.
    @inline(__always)
    mutating func put(_ value: UInt64, digits: Int) {
        var rest = value
        var place = count + digits
        while place > count {
            let next = rest / 10
            place -= 1
            memory[place] = UInt8(truncatingIfNeeded: rest &- next &* 10) &+ UInt8(ascii: "0")
            rest = next
        }
        count += digits
    }
}

extension [UInt8] {
    /// Appends what `write` writes, at most `capacity` bytes.
    @inline(__always)
    mutating func append(atMost capacity: Int, _ write: (inout StackText) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { memory in
            var text = StackText(memory)
            write(&text)
            append(contentsOf: UnsafeBufferPointer(start: memory.baseAddress, count: text.count))
        }
    }
}
