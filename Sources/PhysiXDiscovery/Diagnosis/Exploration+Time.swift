import PhysiXKernel

extension Exploration {
    /// By how much a law with the time in it must be better, as twice a logarithm of likelihood.
    private static let evidence = 20.0
    /// The part of the effort that looking for it may take, of what is left.
    private static let share = 0.5
    /// The operators that each equation of a law may have before it looks like an imitation of something else.
    private static let mostOperators = 8

    /// Whether a law that may use the time itself explains the measurements so much better, and simply enough, that
    /// something drives the motion or drifts.
    ///
    /// It is looked for only where the best law without time is doubtful or long.
    func suggestsTime(
        insteadOf best: Candidate, _ measurements: Measurements, _ wishes: Wishes, _ monitor: inout SearchMonitor
    ) -> Bool {
        let most = Self.mostOperators * best.system.equations.count
        let isLong = best.complexity > most
        guard !monitor.isSpent, isLong || !isConvincing(measurements), let (prepared, _) = bestFit else { return false }
        monitor.share = monitor.spent + Self.share * (1 - monitor.spent)
        let driven = Exploration(
            measurements, [prepared.language.formulation.driven], noise: noise, wishes: wishes, &monitor)
        monitor.share = 1
        guard let law = driven.bestFit.map({ $0.prepared.language.system($0.fit.structure) }), law.usesTime,
            law.operatorCount <= most
        else { return false }
        return driven.isConvincing(measurements) && driven.score < score - Self.evidence
    }
}

extension EquationSystem {
    /// Whether the time itself stands in an equation.
    fileprivate var usesTime: Bool { nodes.contains { $0.operation == .time } }
}

extension Formulation {
    /// The same with laws that may use the time.
    fileprivate var driven: Formulation {
        Formulation(
            stateVariables: Array(stateNames.prefix(measuredCount)), isDriven: true,
            unpairedOrder: stateNames.count > measuredCount ? 2 : 1)
    }
}
