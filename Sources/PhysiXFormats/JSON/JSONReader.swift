/// Reads JSON from UTF-8 bytes, value by value, without building a tree.
///
/// Strict (RFC 8259) unless its options say otherwise: everything that the grammar does not allow is a ``JSONError`` with
/// its place. Nothing is allocated but the strings that are asked for. A leading byte order mark is passed over.
///
/// ```swift
/// let point = try JSONReader.read(bytes) { reader throws(JSONError) in
///     var point = Point()
///     try reader.beginObject()
///     while try reader.nextKey() {
///         switch reader.key {
///         case "x": point.x = try reader.readDouble()
///         case "y": point.y = try reader.readDouble()
///         default: throw reader.refusal("unknown key `\(reader.key)`")
///         }
///     }
///     return point
/// }
/// ```
/// A value that is not read before the next call of ``nextKey()`` or ``nextElement()`` is skipped.
public struct JSONReader: ~Copyable {
    /// What a reader accepts.
    public struct Options: Sendable, Hashable {
        /// What becomes of a key that occurs twice in one object.
        public enum DuplicateKeys: Sendable, Hashable {
            /// Both are delivered in turn, so that the last one wins, as in JavaScript and Python.
            case delivered
            /// An error. Costs a set of keys for each object.
            case refused
        }

        /// What becomes of text that is not quite JSON.
        public enum Dialect: Sendable, Hashable {
            /// An error, as RFC 8259 has it.
            case strict
            /// What model servers are known to write is read: control characters in a string stand for themselves, half
            /// of a surrogate pair is U+FFFD, and `NaN`, `Infinity` and `-Infinity` are `null`.
            case lenient
        }

        /// How deep objects and arrays may nest, 1...512.
        public var maximumDepth: Int
        /// How many bytes a document may have.
        public var maximumBytes: Int
        /// What becomes of duplicate keys.
        public var duplicateKeys: DuplicateKeys
        /// What becomes of text that is not quite JSON.
        public var dialect: Dialect

        /// Options; the defaults suit text from strangers, once its length was limited where it came in.
        public init(
            maximumDepth: Int = 64, maximumBytes: Int = .max, duplicateKeys: DuplicateKeys = .delivered,
            dialect: Dialect = .strict
        ) {
            precondition((1...512).contains(maximumDepth), "nesting is bounded, because skipping a value recurses")
            self.maximumDepth = maximumDepth
            self.maximumBytes = maximumBytes
            self.duplicateKeys = duplicateKeys
            self.dialect = dialect
        }
    }

    /// The type of a value.
    public enum Kind: Sendable, Hashable, CaseIterable {
        case number, string, object, array, bool, null
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let options: Options
    /// Where the next unread byte is.
    var position: Int
    /// Where the value or key that was read last begins.
    var tokenStart: Int
    var depth = 0
    /// Whether a container was opened and nothing of it delivered yet.
    var isFresh = false
    /// Whether a key or element was announced and its value not read yet.
    var isValuePending = false
    /// The key delivered last.
    var keySlice = StringSlice()
    /// The keys of the open objects, where duplicates are refused.
    var keysSeen: [Set<[UInt8]>] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int, options: Options) {
        self.bytes = bytes
        self.options = options
        position = offset
        tokenStart = offset
    }
}

extension JSONReader {
    /// Reads a whole document: `body` reads its one value, and only white space may follow.
    public static func read<Value>(
        _ bytes: Span<UInt8>, options: Options = Options(), _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            guard bytes.count <= options.maximumBytes else {
                throw JSONError(
                    .tooLong, in: bytes, at: 0..<0,
                    message: "the text has \(bytes.count) bytes; at most \(options.maximumBytes) are accepted")
            }
            let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
            var reader = JSONReader(bytes, from: hasMark ? 3 : 0, options: options)
            let value = try body(&reader)
            precondition(reader.depth == 0, "each object and array must be read to its end")
            reader.skipWhitespace()
            guard reader.position == bytes.count else {
                throw reader.unexpected(.trailingContent, expected: "the end of the text")
            }
            return value
        }
    }

    /// Reads a whole document; see ``read(_:options:_:)-(Span<UInt8>,_,_)``.
    public static func read<Value>(
        _ bytes: [UInt8], options: Options = Options(), _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try read(bytes.span, options: options, body)
    }

    /// Reads a whole document; see ``read(_:options:_:)-(Span<UInt8>,_,_)``.
    public static func read<Value>(
        _ text: String, options: Options = Options(), _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try read(text.utf8.span, options: options, body)
    }

    /// Reads one value that begins at a byte offset, whatever follows it.
    ///
    /// - Returns: the value and the offset of the first byte behind it.
    public static func readPrefix<Value>(
        of bytes: Span<UInt8>, from offset: Int, options: Options = Options(),
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> (value: Value, end: Int) {
        precondition(offset >= 0 && offset <= bytes.count, "the offset must lie within the bytes")
        return try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            var reader = JSONReader(bytes, from: offset, options: options)
            let value = try body(&reader)
            precondition(reader.depth == 0, "each object and array must be read to its end")
            return (value, reader.position)
        }
    }

    /// The offset of the next unread byte.
    public var offset: Int { position }

    /// An error about the key or value that was read last, or about all from `start` to here.
    ///
    /// For documents that are well-formed JSON but do not say what their reader needs.
    public func refusal(_ message: String, hint: String? = nil, from start: Int? = nil) -> JSONError {
        // Behind a key stands the colon, which is no part of the complaint.
        let end = tokenStart == keySlice.start - 1 ? keySlice.end + 1 : position
        return JSONError(.invalid, in: bytes, at: (start ?? tokenStart)..<end, message: message, hint: hint)
    }
}
