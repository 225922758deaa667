import PhysiXKernel

/// A fit whose constants are final, with how well the measurements determine them.
struct PolishedFit {
    var fit: Fit
    /// For each constant its standard error; infinite where it is not determined.
    var uncertainty: [Double]
    /// Which constants equal others, and which have a fixed value.
    var constraints = Constraints()
    /// By how much its changes make it shorter to write down.
    var saving = 0.0
    /// The coefficients that are exactly 1 or −1 and need not be written.
    var units: Set<Int> = []
}

extension PolishedFit {
    /// Makes changes: what no longer is free goes to its place.
    fileprivate mutating func make(_ changes: some Sequence<Simplification.Change>, with unknowns: Unknowns) {
        fit.unknowns = unknowns
        for change in changes {
            constraints.add(change)
            switch change {
            case .unit(let index, let value):
                units.insert(index)
                fit.unknowns.parameters[index] = value
            case .number(let index, let value): fit.unknowns.parameters[index] = value
            case .tie: break
            }
        }
        constraints.impose(on: &fit.unknowns)
    }
}

extension Fitter {
    /// Enough steps to reach the minimum.
    private static let thorough = LevenbergMarquardt(steps: 40, gain: 1e-9)
    /// Enough steps for the other constants to follow one that was changed a little.
    private static let following = LevenbergMarquardt(steps: 6, gain: 1e-4)

    /// What polishing a fit asks first.
    static func polishingQuestion(_ rough: Fit) -> ForeseenFit.Question {
        ForeseenFit.Question(structure: rough.structure, starts: [rough.unknowns], method: thorough)
    }

    /// Makes a fit exact, and its constants simple where the measurements do not object.
    mutating func polish(_ rough: Fit) -> PolishedFit? { simplify(rough).map { round($0) } }

    /// Makes a fit exact, and its constants coincide with others or with simple numbers where that is credible.
    mutating func simplify(_ rough: Fit) -> PolishedFit? {
        guard var fit = fit(rough.structure, from: [rough.unknowns], Self.thorough) else { return nil }
        // What coincidences save is found out one by one.
        fit.score += fit.promise
        fit.promise = 0
        var polished = PolishedFit(fit: fit, uncertainty: fit.parameters.map { _ in .infinity })
        let coefficients = coefficients(of: fit)
        simplify(&polished, isLawful: true) { Simplification.coincidences(coefficients, $0, $1) }
        guard let valley = valley(polished.fit, polished.constraints) else { return polished }
        polished.uncertainty = fit.parameters.indices.map { valley.standardError($0) }
        simplify(&polished, isLawful: false) { Simplification.simpleNumbers($0, $1) }
        return polished
    }

    /// Writes the constants that are still free with no more digits than they deserve.
    mutating func round(_ simple: PolishedFit) -> PolishedFit {
        var polished = simple
        simplify(&polished, isLawful: false) { Simplification.roundings($0, $1, within: simple.uncertainty) }
        // Whatever made a coefficient 1, it need not be written.
        for index in coefficients(of: polished.fit)
        where polished.fit.parameters[index].magnitude == 1 && !polished.constraints.isFree(index) {
            polished.units.insert(index)
        }
        return polished
    }

    private func coefficients(of fit: Fit) -> [Int] { language.parameterRanges(fit.structure).map(\.lowerBound) }

    /// Makes a law simpler as long as that makes it more credible and the measurements do not object.
    ///
    /// Only what the law itself says, such as that two terms share a coefficient, makes it more credible than another
    /// law: measured things need not have simple numbers.
    private mutating func simplify(
        _ polished: inout PolishedFit, isLawful: Bool, by options: (Constraints, Valley) -> [Simplification]
    ) {
        while let valley = valley(polished.fit, polished.constraints),
            let plan = SimplificationPlan.best(
                valley, polished.constraints, price: criterion.priceOfConstant, options: options)
        {
            var rest: SimplificationPlan? = plan
            while let trial = rest, !carryOut(trial, isLawful: isLawful, &polished) { rest = trial.half }
            guard rest != nil else { return }
        }
    }

    private mutating func carryOut(_ plan: SimplificationPlan, isLawful: Bool, _ polished: inout PolishedFit) -> Bool {
        guard !stop.endsFit(before: measurements.valueCount * plan.valley.unknowns.count) else { return false }
        var simpler = polished
        simpler.make(plan.changes, with: plan.valley.unknowns)
        guard
            let fit = fit(
                simpler.fit.structure, from: [simpler.fit.unknowns], under: simpler.constraints, Self.following)
        else { return false }
        let current = polished.fit
        let rise = criterion.misfit(fit.squares) - criterion.misfit(current.squares)
        guard rise < plan.saving else { return false }
        simpler.fit = fit
        simpler.saving += plan.saving
        simpler.fit.score = current.score + (isLawful ? rise - plan.saving : 0)
        polished = simpler
        return true
    }

    /// The surroundings of a fit, as far as constraints leave it free.
    mutating func valley(_ fit: Fit, _ constraints: Constraints = .none) -> Valley? {
        guard !fit.parameters.isEmpty, var linearization = linearize(fit) else { return nil }
        constraints.impose(on: &linearization)
        return Valley(fit.unknowns, linearization, constraints)
    }
}
