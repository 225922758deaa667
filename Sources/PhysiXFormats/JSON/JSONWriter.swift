/// Writes compact JSON into bytes that keep their memory from one document to the next.
///
/// Commas, colons and brackets are the writer's business. A value without a key in an object, a key outside of one, or
/// a second value in one document stops the program: those are mistakes in the calling code, never in data.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { json in
///     json.member("id", 7)
///     json.array("samples") { json in
///         for sample in samples { json.value(sample, decimals: 5) }
///     }
/// }
/// json.endLine()
/// ```
public struct JSONWriter: Sendable {
    /// What may come next.
    private enum Place: Sendable {
        case document, afterDocument, firstElement, element, firstMember, member, memberValue
    }

    /// What was written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var place = Place.document

    /// A writer without content.
    public init() {}

    /// What was written so far.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        place = .document
    }

    /// Ends a document with a line feed, so that another one may follow (JSON Lines).
    public mutating func endLine() {
        precondition(place == .afterDocument, "a line holds one whole document")
        bytes.append(UInt8(ascii: "\n"))
        place = .document
    }
}

extension JSONWriter {
    /// Writes a value: the document, or an element of an array.
    public mutating func value(_ value: some JSONWritable) {
        value.write(to: &self)
    }

    /// Writes a number as ``member(_:_:decimals:)`` does.
    public mutating func value(_ value: Double, decimals: Int) {
        precondition((1...15).contains(decimals), "1 to 15 digits behind the point")
        guard value.isFinite else { return write(literal: "null") }
        beginValue()
        bytes.append(atMost: StackText.numberCapacity) { $0.put(value, decimals: decimals) }
    }

    /// Writes a member of an object.
    public mutating func member(_ key: String, _ value: some JSONWritable) {
        begin(key)
        value.write(to: &self)
        precondition(place == .member, "one value for the key \(key)")
    }

    /// Writes a member whose value is rounded to at most `decimals` digits behind the point, 1...15.
    ///
    /// The exact binary value is rounded, ties to even; zeros at the end are left out but for the one behind the point:
    /// `30.0`, `0.5`, `-1.23457`. What rounds to zero is `0.0`; what is not finite is `null`.
    public mutating func member(_ key: String, _ value: Double, decimals: Int) {
        guard value.isFinite, key.isPlainKey else {
            begin(key)
            return self.value(value, decimals: decimals)
        }
        precondition((1...15).contains(decimals), "1 to 15 digits behind the point")
        let separates = separatesMembers()
        place = .member
        bytes.append(atMost: StackText.keyCapacity + StackText.numberCapacity) { text in
            if separates { text.put(UInt8(ascii: ",")) }
            text.put(key: key)
            text.put(value, decimals: decimals)
        }
    }

    /// Writes members that another writer has written before: what stands between the braces of its object.
    package mutating func members(verbatim members: ArraySlice<UInt8>) {
        guard !members.isEmpty else { return }
        if separatesMembers() { bytes.append(UInt8(ascii: ",")) }
        place = .member
        bytes.append(contentsOf: members)
    }

    /// Writes elements that another writer has written before: what stands between the brackets of its array.
    package mutating func elements(verbatim elements: ArraySlice<UInt8>) {
        guard !elements.isEmpty else { return }
        beginValue()
        bytes.append(contentsOf: elements)
    }

    /// Makes room for a document of so many bytes.
    package mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

    /// Writes an object, whose members `body` writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginValue()
        let outer = place
        bytes.append(UInt8(ascii: "{"))
        place = .firstMember
        body(&self)
        precondition(place == .firstMember || place == .member, "each object and array is ended where it began")
        bytes.append(UInt8(ascii: "}"))
        place = outer
    }

    /// Writes a member that is an object, whose members `body` writes.
    public mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
        begin(key)
        object(body)
    }

    /// Writes an array, whose elements `body` writes.
    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        beginValue()
        let outer = place
        bytes.append(UInt8(ascii: "["))
        place = .firstElement
        body(&self)
        precondition(place == .firstElement || place == .element, "each object and array is ended where it began")
        bytes.append(UInt8(ascii: "]"))
        place = outer
    }

    /// Writes a member that is an array, whose elements `body` writes.
    public mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
        begin(key)
        array(body)
    }
}

extension JSONWriter {
    mutating func write(literal: StaticString) {
        beginValue()
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    mutating func write(verbatim text: String) {
        beginValue()
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(string: String) {
        beginValue()
        bytes.append(quoted: string)
    }

    mutating func write(integer: some FixedWidthInteger) {
        beginValue()
        bytes.append(atMost: StackText.numberCapacity) { $0.put(decimal: integer) }
    }

    mutating func write(shortest value: Double) {
        guard value.isFinite else { return write(literal: "null") }
        beginValue()
        bytes.append(atMost: StackText.numberCapacity) { $0.put(shortest: value) }
    }

    /// Writes what separates a value from the one before.
    @inline(__always)
    private mutating func beginValue() {
        switch place {
        case .document: place = .afterDocument
        case .firstElement: place = .element
        case .element: bytes.append(UInt8(ascii: ","))
        case .memberValue: place = .member
        case .firstMember, .member: preconditionFailure("a value in an object needs a key")
        case .afterDocument: preconditionFailure("a document is one value; end its line before the next")
        }
    }

    @inline(__always)
    private mutating func begin(_ key: String) {
        let separates = separatesMembers()
        place = .memberValue
        if key.isPlainKey {
            bytes.append(atMost: StackText.keyCapacity) { text in
                if separates { text.put(UInt8(ascii: ",")) }
                text.put(key: key)
            }
        } else {
            if separates { bytes.append(UInt8(ascii: ",")) }
            bytes.append(quoted: key)
            bytes.append(UInt8(ascii: ":"))
        }
    }

    /// Whether a comma stands before the next member.
    @inline(__always)
    private func separatesMembers() -> Bool {
        precondition(place == .member || place == .firstMember, "a key stands in an object only")
        return place == .member
    }
}
