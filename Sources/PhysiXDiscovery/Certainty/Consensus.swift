import PhysiXKernel

/// Which of the laws that the measurements hardly tell apart is told first.
///
/// The most probable law need not be the one whose predictions are most probably right: where a motion starts beside an
/// unstable state, it may leave that in time from the one start that suits it, and never from the others that are as
/// credible. So every law is taken for the true one in turn, as often as it is probable, and every other has to follow its
/// solution from the start that goes with it.
///
/// *Source*: the decision of least expected loss; Berger, Statistical Decision Theory and Bayesian Analysis, 1985, 4.4.1.
struct Consensus {
    /// The part of its variance that a solution must explain of every variable to follow another.
    private static let leastExplained = 0.5
    /// The most laws that are compared.
    private static let most = 8

    private let laws: [Candidate]
    private let measurements: Measurements

    /// Compares those of some laws, the most probable first, that are hardly less probable.
    init(_ ranking: [Candidate], _ measurements: Measurements) {
        var laws: [Candidate] = []
        for law in ranking.prefix(while: { $0.criterion - ranking[0].criterion < Contest.closeness })
        where law.segmentCount == measurements.experiments.count
            && law.system.scope.stateVariables == ranking[0].system.scope.stateVariables
            && !laws.contains(where: { law.contains($0) })
        {
            laws.append(law)
        }
        self.laws = Array(laws.prefix(Self.most))
        self.measurements = measurements
    }

    /// A ranking with that law in front whose solutions most probably follow the true one.
    func leading(_ ranking: [Candidate]) -> [Candidate] {
        guard laws.count > 1, let choice else { return ranking }
        return [choice] + ranking.filter { $0 != choice }
    }

    /// The law whose solutions most probably follow the true one; of several the most probable.
    private var choice: Candidate? {
        var integrator = Integrator()
        let truths = laws.map { solutions(of: $0, from: $0.initialStates, &integrator) }
        var best: (law: Candidate, merit: Double)?
        for law in laws {
            var merit = 0.0
            for (other, truth) in zip(laws, truths) where truth != nil {
                guard other == law || follows(solutions(of: law, from: other.initialStates, &integrator), truth) else {
                    continue
                }
                merit += Elementary.exp((laws[0].criterion - other.criterion) / 2)
            }
            if merit > best?.merit ?? 0 { best = (law, merit) }
        }
        return best?.law
    }

    /// The solution of each experiment from a given start; `nil` where one cannot be integrated to the end.
    private func solutions(of law: Candidate, from starts: [[Double]], _ integrator: inout Integrator) -> [Trajectory]?
    {
        let program = Program(law.system)
        var solutions: [Trajectory] = []
        for (experiment, start) in zip(measurements.experiments, starts) {
            let solution = integrator.solve(
                program, parameters: law.parameters.values, from: start, at: Array(measurements.times[experiment]))
            guard solution.ending == .completed else { return nil }
            solutions.append(solution)
        }
        return solutions
    }

    /// Whether one law's solutions explain enough of another's.
    private func follows(_ solutions: [Trajectory]?, _ truths: [Trajectory]?) -> Bool {
        guard let solutions, let truths else { return false }
        return measurements.columns.indices.allSatisfy { variable in
            let squares = zip(solutions, truths).reduce(0) { sum, pair in
                zip(pair.0.column(variable), pair.1.column(variable)).reduce(sum) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            let variance = measurements.spreads[variable] * measurements.spreads[variable]
            return 1 - squares / (Double(measurements.times.count) * variance) > Self.leastExplained
        }
    }
}
