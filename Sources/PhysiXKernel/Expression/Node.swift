/// One node of an expression, stored in postfix order: operands stand before the operation that uses them.
///
/// Sixteen bytes, so that a parsed equation is one short array without references.
public struct Node: Sendable, Hashable, BitwiseCopyable {
    /// What the node does.
    public var operation: Operation
    /// The index of the first operand; for a leaf, the index of the state variable or parameter.
    public var left: UInt16
    /// The index of the second operand of a binary operation, otherwise 0.
    public var right: UInt16
    /// The value of a constant, otherwise 0.
    public var value: Double

    init(_ operation: Operation, left: UInt16 = 0, right: UInt16 = 0, value: Double = 0) {
        self.operation = operation
        self.left = left
        self.right = right
        self.value = value
    }
}
