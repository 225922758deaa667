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

extension Fitter {
    /// Enough steps to reach the minimum.
    private static let thorough = LevenbergMarquardt(steps: 40, gain: 1e-9)
    /// Enough steps for the other constants to follow one that was changed a little.
    private static let following = LevenbergMarquardt(steps: 4, gain: 1e-4)

    /// What polishing a fit asks first.
    static func polishingQuestion(_ rough: Fit) -> ForeseenFit.Question {
        ForeseenFit.Question(structure: rough.structure, starts: [rough.unknowns], method: thorough)
    }

    /// Makes a fit exact, and its constants simple where the measurements do not object.
    ///
    /// Laws written in natural units are full of ones and of constants that appear twice; each saves the law a constant.
    mutating func polish(_ rough: Fit) -> PolishedFit? {
        guard var fit = fit(rough.structure, from: [rough.unknowns], Self.thorough) else { return nil }
        // What coincidences save is found out one by one.
        fit.score += fit.promise
        fit.promise = 0
        var polished = PolishedFit(fit: fit, uncertainty: standardErrors(fit, .none))
        let coefficients = language.parameterRanges(fit.structure).map(\.lowerBound)
        for index in coefficients { makeUnit(index, &polished) }
        for (place, follower) in coefficients.enumerated() {
            for leader in coefficients[..<place] { tie(follower, to: leader, &polished) }
        }
        polished.uncertainty = standardErrors(polished.fit, polished.constraints)
        for index in fit.parameters.indices { round(index, &polished) }
        return polished
    }

    /// Sets a coefficient to 1 or −1 where that explains the measurements more briefly.
    private mutating func makeUnit(_ index: Int, _ polished: inout PolishedFit) {
        let value = polished.fit.parameters[index]
        let error = polished.uncertainty[index]
        guard (value.magnitude - 1).magnitude <= Coincidence.widest * error, error < Coincidence.vaguest else { return }
        var constraints = polished.constraints
        constraints.fixed.insert(index)
        var unknowns = polished.fit.unknowns
        unknowns.parameters[index] = value < 0 ? -1 : 1
        if accept(unknowns, constraints, saving: Coincidence.saving(error, criterion), &polished) {
            polished.units.insert(index)
        }
    }

    /// Lets a coefficient equal another one or its negative where that explains the measurements more briefly.
    private mutating func tie(_ follower: Int, to leader: Int, _ polished: inout PolishedFit) {
        guard polished.constraints.isFree(follower), polished.constraints.isFree(leader) else { return }
        let (value, other) = (polished.fit.parameters[follower], polished.fit.parameters[leader])
        let errors = (polished.uncertainty[follower], polished.uncertainty[leader])
        let error = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
        guard (value.magnitude - other.magnitude).magnitude <= Coincidence.widest * error,
            error < Coincidence.vaguest * value.magnitude
        else { return }
        var constraints = polished.constraints
        constraints.tie(follower, to: leader, sign: value * other < 0 ? -1 : 1)
        var unknowns = polished.fit.unknowns
        constraints.impose(on: &unknowns)
        _ = accept(unknowns, constraints, saving: Coincidence.saving(error / value.magnitude, criterion), &polished)
    }

    private mutating func accept(
        _ unknowns: Unknowns, _ constraints: Constraints, saving: Double, _ polished: inout PolishedFit
    ) -> Bool {
        let current = polished.fit
        guard !stop.endsFit(before: measurements.valueCount * unknowns.count) else { return false }
        guard let trial = fit(current.structure, from: [unknowns], under: constraints, Self.following) else {
            return false
        }
        let score = current.score + criterion.misfit(trial.squares) - criterion.misfit(current.squares) - saving
        guard score < current.score else { return false }
        polished.fit = trial
        polished.fit.score = score
        polished.constraints = constraints
        return true
    }

    /// Rounds a free constant, the others following, where the misfit does not notice.
    private mutating func round(_ index: Int, _ polished: inout PolishedFit) {
        guard polished.constraints.isFree(index),
            let rounded = Rounding.simplest(polished.fit.parameters[index], within: 0.6 * polished.uncertainty[index])
        else { return }
        var constraints = polished.constraints
        constraints.fixed.insert(index)
        var unknowns = polished.fit.unknowns
        unknowns.parameters[index] = rounded
        constraints.impose(on: &unknowns)
        _ = accept(unknowns, constraints, saving: 1, &polished)
    }

    /// The standard errors of a fit's constants from the curvature at the minimum.
    private mutating func standardErrors(_ fit: Fit, _ constraints: Constraints) -> [Double] {
        let undetermined = fit.parameters.map { _ in Double.infinity }
        guard var linearization = linearize(fit) else { return undetermined }
        constraints.impose(on: &linearization)
        var equations = linearization.normalEquations
        for index in fit.parameters.indices where !constraints.isFree(index) { equations.information[index, index] = 1 }
        guard let factor = equations.information.cholesky() else { return undetermined }
        let freedom = Double(max(1, linearization.residuals.count - fit.unknowns.count))
        // Exact measurements still are not exact beyond their resolution.
        let variance = max(equations.total / freedom, Criterion.trustedShare * Criterion.trustedShare)
        return factor.inverseDiagonal(first: fit.parameters.count).map { ($0 * variance).squareRoot() }
    }
}
