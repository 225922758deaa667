import PhysiXKernel

/// A fit whose constants are final, with how well the measurements determine them.
struct PolishedFit {
    var fit: Fit
    /// For each constant its standard error; infinite where it is not determined.
    var uncertainty: [Double]
    /// Which constants equal others, and which have a fixed value.
    var constraints = Constraints()
    /// The coefficients that are exactly 1 or −1 and need not be written.
    var units: Set<Int> = []
}

extension PolishedFit {
    /// Makes a change: what no longer is free goes to its place.
    mutating func make(_ change: Simplification.Change, with unknowns: Unknowns) {
        fit.unknowns = unknowns
        switch change {
        case .unit(let index, let value):
            units.insert(index)
            constraints.fixed.insert(index)
            fit.unknowns.parameters[index] = value
        case .tie(let follower, let leader, let sign):
            constraints.tie(follower, to: leader, sign: sign)
        case .number(let index, let value):
            constraints.fixed.insert(index)
            fit.unknowns.parameters[index] = value
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
    mutating func polish(_ rough: Fit) -> PolishedFit? {
        guard var fit = fit(rough.structure, from: [rough.unknowns], Self.thorough) else { return nil }
        // What coincidences save is found out one by one.
        fit.score += fit.promise
        fit.promise = 0
        var polished = PolishedFit(fit: fit, uncertainty: fit.parameters.map { _ in .infinity })
        let coefficients = language.parameterRanges(fit.structure).map(\.lowerBound)
        let criterion = criterion
        simplify(&polished) {
            Simplification.coincidences(coefficients, of: $0.fit, $0.constraints, $1, criterion)
        }
        if let valley = valley(polished) { polished.uncertainty = valley.standardErrors }
        simplify(&polished) { Simplification.simpleNumbers(of: $0.fit, $0.constraints, $1, criterion) }
        simplify(&polished) {
            Simplification.roundings(of: $0.fit, $0.constraints, $1, within: $0.uncertainty)
        }
        return polished
    }

    /// Makes the most credible of some changes, and then the most credible of those that are left, as long as the
    /// measurements do not object.
    private mutating func simplify(
        _ polished: inout PolishedFit, by changes: (PolishedFit, Valley) -> [Simplification]
    ) {
        var tried: Set<Simplification.Change> = []
        while let valley = valley(polished) {
            let open = changes(polished, valley).filter { $0.gain > 0 && !tried.contains($0.change) }
                .sorted { $0.gain > $1.gain }
            var isChanged = false
            for simplification in open where !isChanged {
                guard !stop.endsFit(before: measurements.valueCount * simplification.unknowns.count) else { return }
                tried.insert(simplification.change)
                isChanged = accept(simplification, &polished)
            }
            guard isChanged else { return }
        }
    }

    private mutating func accept(_ simplification: Simplification, _ polished: inout PolishedFit) -> Bool {
        var simpler = polished
        simpler.make(simplification.change, with: simplification.unknowns)
        guard
            let fit = fit(
                simpler.fit.structure, from: [simpler.fit.unknowns], under: simpler.constraints, Self.following)
        else { return false }
        let current = polished.fit
        let rise = criterion.misfit(fit.squares) - criterion.misfit(current.squares)
        guard rise < simplification.saving else { return false }
        simpler.fit = fit
        simpler.fit.score = current.score + rise - simplification.saving
        polished = simpler
        return true
    }

    /// The surroundings of a fit with its constraints.
    private mutating func valley(_ polished: PolishedFit) -> Valley? {
        guard !polished.fit.parameters.isEmpty, var linearization = linearize(polished.fit) else { return nil }
        polished.constraints.impose(on: &linearization)
        return Valley(polished.fit.unknowns, linearization, polished.constraints)
    }
}
