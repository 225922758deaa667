import PhysiXKernel

/// Which of the laws that the measurements hardly tell apart is told first.
///
/// The most probable law need not be the one whose predictions are most probably right: where a motion starts beside an
/// unstable state, it may leave that in time from the one start that suits it, and never from the others that are as
/// credible. So every law is taken for the true one in turn, as often as it is probable, and every other has to follow its
/// solutions from the starts that go with it.
///
/// *Source*: the decision of least expected loss; Berger, Statistical Decision Theory and Bayesian Analysis, 1985, 4.4.1.
struct Consensus {
    /// The part of the measured variance that solutions must explain of every variable to follow others.
    private static let leastExplained = 0.5
    /// The most laws that are compared.
    private static let most = 8
    /// How exact solutions are, beside their own size and the smallest measured spread.
    private static let tolerance = 1e-7

    private let laws: [Candidate]
    private let measurements: Measurements

    /// Compares the laws of a ranking, the most probable first, that are hardly less probable than the first one.
    ///
    /// Laws that only extend a more probable one by a term, that have other hidden velocities or that need more than one
    /// solution for an experiment take no part.
    init(_ ranking: [Candidate], _ measurements: Measurements) {
        var laws: [Candidate] = []
        for law in ranking.prefix(while: { $0.criterion - ranking[0].criterion < Contest.closeness })
        where law.segmentCount == measurements.experiments.count
            && law.system.scope.stateVariables == ranking[0].system.scope.stateVariables
            && !laws.contains(where: { law.onlyExtends($0) })
        {
            laws.append(law)
        }
        self.laws = Array(laws.prefix(Self.most))
        self.measurements = measurements
    }

    /// A ranking with that law in front whose solutions most probably follow the true one; as it is where its first law took no
    /// part.
    func leading(_ ranking: [Candidate]) -> [Candidate] {
        guard laws.count > 1, laws.first == ranking.first else { return ranking }
        let choice = laws[choice]
        return [choice] + ranking.filter { $0 != choice }
    }

    /// The place of the law whose solutions most probably follow the true one; of several the most probable.
    private var choice: Int {
        var integrator = Integrator()
        let truths = laws.map { solutions(of: $0, from: $0.initialStates, &integrator) }
        var best = (place: 0, merit: 0.0)
        for place in laws.indices {
            var merit = 0.0
            for other in laws.indices {
                let own =
                    place == other
                    ? truths[other] : solutions(of: laws[place], from: laws[other].initialStates, &integrator)
                guard let own, let truth = truths[other], follows(own, truth) else { continue }
                merit += Elementary.exp((laws[0].criterion - laws[other].criterion) / 2)
            }
            if merit > best.merit { best = (place, merit) }
        }
        return best.place
    }

    /// The solution of each experiment from a given start; `nil` where one cannot be integrated to the end.
    private func solutions(of law: Candidate, from starts: [[Double]], _ integrator: inout Integrator) -> [Trajectory]?
    {
        let program = Program(law.system)
        let smallest = measurements.spreads.min() ?? 1
        let largest = measurements.magnitudes.max() ?? 1
        var solutions: [Trajectory] = []
        for (experiment, start) in zip(measurements.experiments, starts) {
            let solution = integrator.solve(
                program, parameters: law.parameters.values, from: start, at: Array(measurements.times[experiment]),
                tolerance: Tolerance(relative: Self.tolerance, absolute: Self.tolerance * smallest),
                budget: Budget(evaluations: 20_000, largestState: 1000 * largest))
            guard solution.ending == .completed else { return nil }
            solutions.append(solution)
        }
        return solutions
    }

    /// Whether solutions explain enough of others at all measured values.
    private func follows(_ solutions: [Trajectory], _ truths: [Trajectory]) -> Bool {
        var squares = measurements.columns.map { _ in 0.0 }
        for (place, experiment) in measurements.experiments.enumerated() {
            for (row, sample) in experiment.enumerated() {
                for variable in squares.indices where !measurements.columns[variable][sample].isNaN {
                    let difference = solutions[place][row, variable] - truths[place][row, variable]
                    squares[variable] += difference * difference
                }
            }
        }
        return measurements.explained(squares).allSatisfy { $0 > Self.leastExplained }
    }
}
