import PhysiXKernel

extension SeededGenerator {
    /// A random expression of up to `size` operations over two state variables and two parameters.
    mutating func expression(
        size: Int, constants: [Double] = [0, 1, 2, 3, 0.5, 9.81, 1e-5], operations: [Operation] = Operation.allCases
    ) -> Expression {
        let candidates = operations.filter { $0.arity > 0 }
        guard size > 0 else { return leaf(constants) }
        let operation = candidates[Int.random(in: 0..<candidates.count, using: &self)]
        guard operation.arity == 2 else {
            return .applying(operation, to: expression(size: size - 1, constants: constants, operations: operations))
        }
        let left = Int.random(in: 0..<size, using: &self)
        return .combining(
            expression(size: left, constants: constants, operations: operations), operation,
            expression(size: size - 1 - left, constants: constants, operations: operations))
    }

    private mutating func leaf(_ constants: [Double]) -> Expression {
        switch Int.random(in: 0..<3, using: &self) {
        case 0: .constant(constants[Int.random(in: 0..<constants.count, using: &self)])
        case 1: .state(Int.random(in: 0..<2, using: &self))
        default: .parameter(Int.random(in: 0..<2, using: &self))
        }
    }
}
