/// A JSON number as it is written, so that `1.10` and `12345678901234567890` can be echoed byte for byte.
///
/// Two numbers are equal where their texts are.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number's text, valid JSON.
    public let text: String

    /// A number from its text.
    ///
    /// - Throws: a ``JSONError`` where the text is not one JSON number.
    public init(parsing text: String) throws(JSONError) {
        self = try JSONReader.read(text) { reader throws(JSONError) in try reader.readNumber() }
    }

    /// An integer.
    public init(_ value: some FixedWidthInteger) {
        text = String(value)
    }

    /// The shortest text that reads back as `value`; `nil` where that is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    init(checked text: String) {
        self.text = text
    }

    /// The nearest `Double`; `nil` beyond its range.
    public var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The integer, where the text is one within the range of `Int`, without a fraction or an exponent.
    public var integer: Int? { Int(text) }

    /// The text.
    public var description: String { text }
}
