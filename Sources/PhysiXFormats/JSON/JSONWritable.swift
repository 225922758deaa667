/// What a ``JSONWriter`` can write.
public protocol JSONWritable {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)
}

extension String: JSONWritable {
    /// Writes a string.
    public func write(to json: inout JSONWriter) { json.write(string: self) }
}

extension Bool: JSONWritable {
    /// Writes `true` or `false`.
    public func write(to json: inout JSONWriter) { json.write(literal: self ? "true" : "false") }
}

extension Int: JSONWritable {
    /// Writes the integer.
    public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension UInt64: JSONWritable {
    /// Writes the integer.
    public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension Double: JSONWritable {
    /// Writes the shortest text that reads back as the same number; `null` where it is not finite.
    public func write(to json: inout JSONWriter) { json.write(shortest: self) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// Writes the value, or `null` without one.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .some(let value): value.write(to: &json)
        case .none: json.write(literal: "null")
        }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// Writes an array.
    public func write(to json: inout JSONWriter) {
        json.array { json in
            for element in self { json.value(element) }
        }
    }
}

extension JSONNumber: JSONWritable {
    /// Writes the number's text.
    public func write(to json: inout JSONWriter) { json.write(verbatim: text) }
}

extension JSONObject: JSONWritable {
    /// Writes the members in their order.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            for member in members { json.member(member.key, member.value) }
        }
    }
}

extension JSONValue: JSONWritable {
    /// Writes the value; numbers as they were read.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.write(literal: "null")
        case .bool(let value): value.write(to: &json)
        case .number(let value): value.write(to: &json)
        case .string(let value): value.write(to: &json)
        case .array(let value): value.write(to: &json)
        case .object(let value): value.write(to: &json)
        }
    }
}
