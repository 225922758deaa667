/// The smallest piece of a text that has a meaning of its own.
struct Token {
    enum Kind: UInt8 {
        case end, separator, number, name
        case plus, minus, times, over, power, opening, closing, equals
        /// A number that cannot be read, such as `1.2.3`, or one beyond the range of a `Double`.
        case malformedNumber, hugeNumber
        /// A byte that begins nothing.
        case unknown
    }

    var kind: Kind
    var start: Int
    var end: Int

    var range: Range<Int> { start..<end }

    /// The binary operation that it stands for between two operands.
    @inline(__always)
    var binaryOperation: Operation? {
        switch kind {
        case .plus: .add
        case .minus: .subtract
        case .times: .multiply
        case .over: .divide
        case .power: .power
        default: nil
        }
    }
}
