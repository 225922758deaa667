import PhysiXKernel

/// What all fits of a search share.
struct FitBasis: Sendable {
    var language: Language
    let measurements: Measurements
    let measured: MeasuredValues
    var criterion: Criterion
    var plausibility: Plausibility
    var tolerance: Tolerance
    var budget: Budget

    /// The basis of fits of the structures of a language; the smoothed curves tell how large a state can sensibly become.
    init(_ language: Language, _ measurements: Measurements, noise: NoiseEstimate, curves: Curves) {
        self.language = language
        self.measurements = measurements
        measured = MeasuredValues(measurements, noise: noise)
        criterion = Criterion(measurements, noise: noise, language)
        plausibility = Plausibility(language, curves, leavingZero: measurements.variablesThatLeaveZero)
        let smallest = measurements.spreads.min() ?? 1
        let largest = curves.states.joined().reduce(0) { max($0, $1.magnitude) }
        // A thousandth of the noise goes unnoticed.
        let noise = zip(noise.deviations, measurements.spreads).map { $0 / $1 }.min() ?? 0
        let relative = min(max(1e-3 * noise, 1e-7), 1e-5)
        tolerance = Tolerance(relative: relative, absolute: relative * smallest)
        budget = Budget(evaluations: 8_000, largestState: 100 * max(largest, smallest))
    }
}

/// Fits the constants and initial states of structures to the measurements, by integrating each candidate.
///
/// It owns the integrator's memory; keep one for a whole search.
struct Fitter: ~Copyable {
    private(set) var basis: FitBasis
    /// How much was integrated: a solution of up to four state variables with eight derivatives counts one.
    var work = 0.0
    var integrator = Integrator()
    /// Fits that are expected to be asked for.
    var foreseen: [ForeseenFit] = []

    /// What a fit asks on the way.
    let stop: StopRequest

    /// A fitter on a basis.
    init(_ basis: FitBasis, stop: StopRequest = StopRequest()) {
        self.basis = basis
        self.stop = stop
    }

    var language: Language { basis.language }
    var measurements: Measurements { basis.measurements }
    var measured: MeasuredValues { basis.measured }
    var criterion: Criterion { basis.criterion }

    /// Learns from the best law how much the misfits say.
    mutating func learn(_ lesson: Lesson) {
        foreseen.removeAll()
        basis.criterion.learn(lesson)
    }

    /// From now on fits structures of a language with more terms, which is judged along the same curves.
    mutating func learn(_ language: Language, _ curves: Curves) {
        basis.language = language
        basis.criterion.learn(language.library)
        basis.plausibility = Plausibility(language, curves, leavingZero: measurements.variablesThatLeaveZero)
    }

    /// From now on integrates as exactly as a final answer deserves.
    mutating func becomeExact() {
        foreseen.removeAll()
        let tolerance = basis.tolerance
        basis.tolerance = Tolerance(relative: 1e-10, absolute: tolerance.absolute / tolerance.relative * 1e-10)
        basis.budget.evaluations = 50_000
    }
}

extension Fitter {
    /// Fits a structure from the better of several starts.
    ///
    /// - Parameters:
    ///   - structure: which terms stand in which law.
    ///   - starts: values of the constants and states; at least one.
    ///   - constraints: what the fit may not choose freely; the starts respect it.
    ///   - method: how many steps are worth their time.
    /// - Returns: `nil` where the candidate cannot be integrated over the measurements from any of them.
    mutating func fit(
        _ structure: Structure, from starts: [Unknowns], under constraints: Constraints = .none,
        _ method: LevenbergMarquardt
    ) -> Fit? {
        if constraints.isEmpty, let index = foreseen.firstIndex(where: { $0.answers(structure, starts, method) }) {
            let known = foreseen.remove(at: index)
            work += known.work
            return known.fit
        }
        // A fit's own work is summed up first, so that the sum of all is the same where fits were foreseen.
        let earlier = work
        work = 0
        defer { work += earlier }
        return carryOut(structure, from: starts, under: constraints, method)
    }

    private mutating func carryOut(
        _ structure: Structure, from starts: [Unknowns], under constraints: Constraints, _ method: LevenbergMarquardt
    ) -> Fit? {
        let program = Program(language.system(structure))
        guard let (start, first) = bestStart(program, starts, constraints) else { return nil }
        var unknowns = start
        var squares = first.squares
        var descent = method.descent(from: start.point, first.equations)
        // A step computes the derivatives of every prediction.
        let numbers = measurements.valueCount * unknowns.count
        while !stop.endsFit(before: numbers), let trial = descent.next() {
            unknowns.point = trial
            constraints.impose(on: &unknowns)
            let evaluation = evaluate(program, unknowns, constraints)
            if descent.judge(evaluation?.equations), let evaluation { squares = evaluation.squares }
        }
        unknowns.point = descent.point
        constraints.impose(on: &unknowns)
        var fit = Fit(structure: structure, unknowns: unknowns, squares: squares, score: 0)
        if constraints.isEmpty { fit.promise = promise(fit, descent.equations) }
        fit.priceOfStarts = priceOfStarts(unknowns, descent.equations)
        fit.score = score(fit)
        return fit
    }

    /// What it costs that starts have to be chosen more exactly than as many samples tell them.
    ///
    /// The criterion charges every unknown as one that each sample tells as well as it tells itself. Along a solution that
    /// runs away from others a start is told far more exactly, which is the logarithm of that dearer: a law that follows
    /// the samples from one start only, to many digits, and from no other, is not credible.
    /// *Source*: the determinant of the information in Laplace's approximation; Kass and Raftery, J. Am. Stat. Assoc. 90,
    /// 1995.
    private func priceOfStarts(_ unknowns: Unknowns, _ equations: NormalEquations) -> Double {
        let samples = Double(measurements.times.count)
        var price = 0.0
        for (index, segment) in unknowns.segments.enumerated() {
            let offset = unknowns.offset(ofSegment: index)
            for variable in 0..<measured.variableCount {
                let deviation = measured.deviations[segment.first * measured.variableCount + variable]
                let information = equations.information[offset + variable, offset + variable]
                let told = information * deviation * deviation / samples
                if told > 1, told.isFinite { price += Elementary.log(told) }
            }
        }
        return price
    }

    /// What the coincidences among a fit's coefficients promise to save.
    private func promise(_ fit: Fit, _ equations: NormalEquations) -> Double {
        guard let factor = equations.information.cholesky() else { return 0 }
        let freedom = Double(max(1, measurements.valueCount - fit.unknowns.count))
        let variance = max(equations.total / freedom, Criterion.trustedShare * Criterion.trustedShare)
        let squares = factor.inverseDiagonal(first: fit.parameters.count)
        return Coincidence.promise(
            language.parameterRanges(fit.structure).map { range in
                (fit.parameters[range.lowerBound], (squares[range.lowerBound] * variance).squareRoot())
            }, criterion)
    }

    /// The normal equations of all residuals, and for each measured variable the sum of its squares.
    private typealias Evaluation = (equations: NormalEquations, squares: [Double])

    private mutating func bestStart(
        _ program: Program, _ starts: [Unknowns], _ constraints: Constraints
    ) -> (Unknowns, Evaluation)? {
        var best: (start: Unknowns, evaluation: Evaluation)?
        for start in starts {
            guard let evaluation = evaluate(program, start, constraints) else { continue }
            if evaluation.equations.total < best?.evaluation.equations.total ?? .infinity { best = (start, evaluation) }
        }
        return best
    }

    private mutating func evaluate(
        _ program: Program, _ unknowns: Unknowns, _ constraints: Constraints
    ) -> Evaluation? {
        guard var linearization = linearize(program, unknowns) else { return nil }
        constraints.impose(on: &linearization)
        return (linearization.normalEquations, linearization.squares)
    }

    /// A fit that was made under another noise, judged under this one; `nil` where it cannot be integrated.
    mutating func reassessed(_ fit: Fit) -> Fit? {
        guard let squares = linearize(fit)?.squares else { return nil }
        var fit = fit
        fit.squares = squares
        fit.score = score(fit)
        return fit
    }

    /// What a fit costs by the criterion as it is now.
    func score(_ fit: Fit) -> Double {
        criterion.misfit(fit.squares) + criterion.length(fit.structure, unknowns: fit.unknowns.count)
            + basis.plausibility.cost(fit.structure, fit.parameters) + fit.priceOfStarts - fit.promise
    }
}
