/// A JSON document as a tree: for small documents, and for values that are passed on unread.
///
/// Reading and writing keeps the order of members and the text of numbers.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// Reads a whole document.
    ///
    /// - Throws: a ``JSONError`` where the text is not JSON.
    public init(parsing text: String, options: JSONReader.Options = .init()) throws(JSONError) {
        self = try JSONReader.read(text, options: options) { reader throws(JSONError) in try reader.readValue() }
    }

    /// Reads a whole document.
    ///
    /// - Throws: a ``JSONError`` where the bytes are not JSON.
    public init(parsing bytes: [UInt8], options: JSONReader.Options = .init()) throws(JSONError) {
        self = try JSONReader.read(bytes, options: options) { reader throws(JSONError) in try reader.readValue() }
    }

    /// The value of a member; `nil` where this is no object or has no such key.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    /// The element at an index; `nil` where this is no array or has no such element.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The string; `nil` for other types.
    public var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The number as the nearest `Double`; `nil` for other types and beyond the range of `Double`.
    public var double: Double? {
        guard case .number(let value) = self else { return nil }
        return value.double
    }

    /// The integer; `nil` for other types, other numbers, and beyond the range of `Int`.
    public var integer: Int? {
        guard case .number(let value) = self else { return nil }
        return value.integer
    }

    /// The truth value; `nil` for other types.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The elements; `nil` for other types.
    public var array: [JSONValue]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The members; `nil` for other types.
    public var object: JSONObject? {
        guard case .object(let value) = self else { return nil }
        return value
    }
}

extension JSONReader {
    /// Reads the next value of whatever type as a tree.
    public mutating func readValue() throws(JSONError) -> JSONValue {
        switch try peek() {
        case .null:
            _ = try readNull()
            return .null
        case .bool: return .bool(try readBool())
        case .number: return .number(try readNumber())
        case .string: return .string(try readString())
        case .array:
            var elements: [JSONValue] = []
            try beginArray()
            while try nextElement() { elements.append(try readValue()) }
            return .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            try beginObject()
            while try nextKey() { members.append(JSONObject.Member(key: key, value: try readValue())) }
            return .object(JSONObject(members))
        }
    }
}
