/// Several simplifications of a law that go together, and what is expected of them.
///
/// Whether one constant is a simple number depends on what the others are: once some are known exactly, the rest are known
/// much better. To take the most credible one at a time can go wrong at the first; so the best few plans are followed
/// side by side, which takes no integration.
struct SimplificationPlan {
    /// The changes in the order in which they were planned.
    private(set) var changes: [Simplification.Change] = []
    /// Where the unknowns are expected to be.
    private(set) var valley: Valley
    /// What is not free then.
    private(set) var constraints: Constraints
    /// By how much the law becomes shorter, each change by no more than the price of a constant.
    private(set) var saving = 0.0
    /// The plans from which it grew, the one without changes first.
    private var earlier: [SimplificationPlan] = []

    /// How many plans are followed.
    private static let width = 8
    /// How many squared deviations a single constant may be away from what it is said to be.
    private static let farthest = 9.0

    private init(_ valley: Valley, _ constraints: Constraints) {
        (self.valley, self.constraints) = (valley, constraints)
    }

    /// The plan up to a change: the first half of what it has.
    var half: SimplificationPlan? { changes.count > 1 ? earlier[changes.count / 2] : nil }

    /// What is gained by the criterion.
    private var gain: Double { saving - valley.rise }

    /// The best plan from the surroundings of a fit, some constants of which may not be free, if a constant has a price and
    /// there are options for what to do next; `nil` where nothing is gained.
    static func best(
        _ valley: Valley, _ constraints: Constraints, price: Double, options: (Constraints, Valley) -> [Simplification]
    ) -> SimplificationPlan? {
        var beam = [SimplificationPlan(valley, constraints)]
        var best: SimplificationPlan?
        while true {
            var seen: Set<Set<Simplification.Change>> = []
            var next: [(parent: SimplificationPlan, option: Simplification, gain: Double)] = []
            for plan in beam {
                for option in options(plan.constraints, plan.valley) {
                    let (weights, change) = option.change.move(plan.valley.unknowns.parameters)
                    let rise = plan.valley.rise(weights, by: change)
                    guard rise < min(option.evidence, farthest),
                        seen.insert(Set(plan.changes + [option.change])).inserted
                    else { continue }
                    next.append((plan, option, plan.gain + min(option.evidence, price) - rise))
                }
            }
            guard !next.isEmpty else { return best }
            beam = next.enumerated().sorted { ($1.element.gain, $0.offset) < ($0.element.gain, $1.offset) }
                .prefix(width).map { $0.element.parent.adding($0.element.option, price: price) }
            if beam[0].gain > best?.gain ?? 0 { best = beam[0] }
        }
    }

    private func adding(_ option: Simplification, price: Double) -> SimplificationPlan {
        var longer = self
        longer.earlier = earlier + [self]
        let (weights, change) = option.change.move(valley.unknowns.parameters)
        longer.valley = valley.moved(weights, by: change)
        longer.constraints.add(option.change)
        longer.changes.append(option.change)
        longer.saving += min(option.evidence, price)
        return longer
    }
}

extension Constraints {
    /// What a change takes away from the freedom of a fit.
    mutating func add(_ change: Simplification.Change) {
        switch change {
        case .unit(let index, _), .number(let index, _): fixed.insert(index)
        case .tie(let follower, let leader, let sign): tie(follower, to: leader, sign: sign)
        }
    }
}
