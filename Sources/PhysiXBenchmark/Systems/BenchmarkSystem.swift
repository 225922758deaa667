public import PhysiXKernel

/// A known law with two initial states, from which a solver has to find the law again.
///
/// State variables are called `x_0`, `x_1`, …, so that no name gives anything away.
public struct BenchmarkSystem: Sendable, Hashable {
    /// On which side of a frozen division a system stands.
    public enum Split: String, Sendable, Hashable, CaseIterable {
        /// May be looked at while a solver is being improved.
        case development
        /// Only to be run when figures are reported.
        case heldOut = "held-out"
    }

    /// What it is called in results; unique in its file.
    public let id: String
    /// What it is.
    public let name: String
    /// Where it comes from: a book with its section, or a page; may be empty.
    public let source: String
    /// The law.
    public let law: EquationSystem
    /// Two states at the beginning: a solver sees the motion from the first and is tested on that from the second.
    public let initialStates: [[Double]]
    /// The times of the first and of the last sample.
    public let timeSpan: ClosedRange<Double>
    /// How many equidistant samples there are before any are dropped.
    public let sampleCount: Int
    /// The side of the division it stands on, where there is one.
    public let split: Split?

    /// Whether the law depends on the time itself.
    public var isDriven: Bool { law.scope.isDriven }
    /// The names `x_0`, `x_1`, ….
    public var stateVariables: [String] { law.scope.stateVariables }

    /// The times of the samples before any are dropped.
    public var times: [Double] {
        let (first, span) = (timeSpan.lowerBound, timeSpan.upperBound - timeSpan.lowerBound)
        return (0..<sampleCount).map { first + span * Double($0) / Double(sampleCount - 1) }
    }

    /// The names of so many state variables.
    static func names(_ count: Int) -> [String] { (0..<count).map { "x_\($0)" } }
}

extension BenchmarkSystem {
    /// How exactly references and answers are integrated: chaotic ones, too, then repeat closely enough for R² to tell right from wrong.
    static let tolerance = Tolerance(relative: 1e-10, absolute: 1e-12)

    /// The motion from one of the initial states.
    ///
    /// - Parameters:
    ///   - start: 0 for the one that is measured, 1 for the one that is kept back.
    ///   - times: when it is wanted, the sampling times unless given.
    /// - Returns: the states; its `ending` says where there is no solution.
    public func reference(from start: Int, at times: [Double]? = nil) -> Trajectory {
        var integrator = Integrator()
        return integrator.solve(
            Program(law), from: initialStates[start], at: times ?? self.times, tolerance: Self.tolerance,
            budget: Budget(evaluations: 20_000_000))
    }
}
