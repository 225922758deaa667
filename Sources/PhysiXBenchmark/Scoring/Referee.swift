public import PhysiXKernel

/// Scores laws that were proposed for one system.
public struct Referee: Sendable {
    /// The system.
    public let system: BenchmarkSystem
    /// The exact motion from both initial states.
    public let references: [Trajectory]
    private let field: VectorField

    /// The most evaluations for one trajectory of an answer; the hardest references take a fifth of it.
    private static let evaluations = 1_000_000

    /// A referee for a system.
    ///
    /// - Throws: ``SystemListError`` where the law has no solution from one of the initial states.
    public init(_ system: BenchmarkSystem) throws(SystemListError) {
        self.system = system
        references = system.initialStates.indices.map { system.reference(from: $0) }
        for (index, reference) in references.enumerated() where reference.ending != .completed {
            throw SystemListError(
                summary: "system \(system.id) has no solution from its initial state \(index + 1): "
                    + reference.ending.sentence)
        }
        field = VectorField(of: system, around: references)
    }

    /// The score of a law that says the same of the same state variables.
    ///
    /// It is integrated from the exact initial states, as exactly as the truth.
    public func score(_ law: EquationSystem) -> TrajectoryScore {
        guard law.scope.stateVariables == system.stateVariables, law.scope.parameters.isEmpty else {
            return TrajectoryScore()
        }
        var integrator = Integrator()
        let program = Program(law)
        let r2 = references.indices.map { index in
            let largest = references[index].states.reduce(0) { max($0, $1.magnitude) }
            let budget = Budget(evaluations: Self.evaluations, largestState: 1000 * max(largest, 1))
            let motion = integrator.solve(
                program, from: system.initialStates[index], at: references[index].times,
                tolerance: BenchmarkSystem.tolerance, budget: budget)
            return motion.ending == .completed ? references[index].varianceWeightedR2(of: motion) : 0
        }
        return TrajectoryScore(
            reconstruction: r2[0], generalisation: r2[1], fieldError: field.error(of: law),
            complexity: law.operatorCount)
    }
}

/// How good a law is that was found in the motion from a system's first initial state.
public struct TrajectoryScore: Sendable, Hashable {
    /// R² of the motion from the first initial state; 0 where the law has no solution from there.
    public var reconstruction = 0.0
    /// R² of the motion from the second one.
    public var generalisation = 0.0
    /// The relative error of the derivatives around both trajectories; see ``Referee``.
    public var fieldError = Double.infinity
    /// The number of operators; 0 where there is no law.
    public var complexity = 0

    /// R² above which a motion counts as reproduced.
    public static let threshold = 0.9
    /// The relative error up to which derivatives count as the true ones.
    public static let fieldThreshold = 0.01

    /// Whether the derivatives are the true ones, within 1 %.
    public var hasTrueField: Bool { fieldError <= Self.fieldThreshold }
}
