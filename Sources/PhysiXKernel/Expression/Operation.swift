/// What a node of an expression does.
///
/// Raw values are stable: they are part of a program's shape key.
public enum Operation: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    // Leaves.
    case constant, state, parameter, time
    // One operand.
    case negate, sin, cos, tan, exp, log, sqrt, abs
    // Two operands.
    case add, subtract, multiply, divide, power

    /// The number of operands: 0, 1 or 2.
    @inline(__always)
    public var arity: Int {
        if rawValue >= Operation.add.rawValue { return 2 }
        return rawValue >= Operation.negate.rawValue ? 1 : 0
    }
}
