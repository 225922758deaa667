/// A system of equations compiled to bytecode: immutable, shared by any number of workers.
public struct Program: Sendable {
    /// The number of state variables, hidden velocities included.
    public let stateCount: Int
    /// The number of parameters.
    public let parameterCount: Int

    /// Compiles a system.
    public init(_ system: EquationSystem) {
        stateCount = system.scope.stateVariables.count
        parameterCount = system.scope.parameters.count
        preconditionFailure("in progress")
    }
}
