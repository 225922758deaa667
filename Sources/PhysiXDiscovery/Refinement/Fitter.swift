import PhysiXKernel

/// Fits the constants and initial states of structures to the measurements, by integrating each candidate.
///
/// It owns the integrator's memory; keep one for a whole search.
struct Fitter: ~Copyable {
    let language: Language
    let measurements: Measurements
    let noise: NoiseEstimate
    var criterion: Criterion
    /// How much was integrated: a solution of up to four state variables with eight derivatives counts one.
    private(set) var work = 0

    private var integrator = Integrator()
    private var tolerance: Tolerance
    private var budget: Budget

    /// A fitter for the structures of a language; the smoothed curves tell how large a state can sensibly become.
    init(_ language: Language, _ measurements: Measurements, noise: NoiseEstimate, curves: Curves) {
        self.language = language
        self.measurements = measurements
        self.noise = noise
        criterion = Criterion(measurements, noise: noise, language)
        let smallest = measurements.spreads.min() ?? 1
        let largest = curves.states.joined().reduce(0) { max($0, $1.magnitude) }
        tolerance = Tolerance(relative: 1e-7, absolute: 1e-7 * smallest)
        budget = Budget(evaluations: 8_000, largestState: 100 * max(largest, smallest))
    }

    /// From now on integrates as exactly as a final answer deserves.
    mutating func becomeExact() {
        tolerance = Tolerance(relative: 1e-10, absolute: tolerance.absolute * 1e-3)
        budget.evaluations = 50_000
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
        let program = Program(language.system(structure))
        guard let (start, equations) = bestStart(program, starts, constraints) else { return nil }
        var unknowns = start
        var point = start.point
        let minimum = method.minimise(&point, from: equations) { trial in
            unknowns.point = trial
            constraints.impose(on: &unknowns)
            return normalEquations(program, unknowns, constraints)
        }
        unknowns.point = point
        constraints.impose(on: &unknowns)
        var fit = Fit(structure: structure, unknowns: unknowns, squares: minimum.squares, score: 0)
        fit.score = score(fit)
        return fit
    }

    private mutating func bestStart(
        _ program: Program, _ starts: [Unknowns], _ constraints: Constraints
    ) -> (Unknowns, NormalEquations)? {
        var best: (start: Unknowns, equations: NormalEquations)?
        for start in starts {
            guard let equations = normalEquations(program, start, constraints) else { continue }
            if equations.total < best?.equations.total ?? .infinity { best = (start, equations) }
        }
        return best
    }

    private mutating func normalEquations(
        _ program: Program, _ unknowns: Unknowns, _ constraints: Constraints
    ) -> NormalEquations? {
        guard var linearization = linearize(program, unknowns) else { return nil }
        constraints.impose(on: &linearization)
        return linearization.normalEquations
    }

    /// What a fit costs by the criterion as it is now.
    func score(_ fit: Fit) -> Double {
        criterion.misfit(fit.squares) + criterion.length(fit.structure, unknowns: fit.unknowns.count)
    }

    private mutating func bestStart(_ program: Program, _ starts: [Unknowns]) -> Unknowns? {
        guard starts.count > 1 else { return starts.first }
        var best: (start: Unknowns, squares: Double)?
        for start in starts {
            guard let residuals = linearize(program, start)?.residuals else { continue }
            let squares = dot(residuals, residuals)
            if squares < best?.squares ?? .infinity { best = (start, squares) }
        }
        return best?.start
    }

    /// Residuals and derivatives of a fit.
    mutating func linearize(_ fit: Fit) -> Linearization? {
        linearize(Program(language.system(fit.structure)), fit.unknowns)
    }

    /// A solution and its derivatives with respect to the initial state.
    mutating func follow(
        _ program: Program, _ parameters: [Double], from state: [Double], at times: [Double]
    ) -> Sensitivities {
        solve(program, parameters, from: state, at: times, seeds: state.indices.map { .initialState($0) })
    }

    private mutating func solve(
        _ program: Program, _ parameters: [Double], from state: [Double], at times: [Double], seeds: [SensitivitySeed]
    ) -> Sensitivities {
        work += (seeds.count + 7) / 8 * ((program.stateCount + 3) / 4)
        return integrator.solveWithSensitivities(
            program, parameters: parameters, from: state, at: times, withRespectTo: seeds, tolerance: tolerance,
            budget: budget)
    }

    private mutating func linearize(_ program: Program, _ unknowns: Unknowns) -> Linearization? {
        var result = Linearization(width: unknowns.count, variableCount: measurements.columns.count)
        let seeds =
            unknowns.parameters.indices.map { SensitivitySeed.parameter($0) }
            + (0..<program.stateCount).map { SensitivitySeed.initialState($0) }
        for (index, segment) in unknowns.segments.enumerated() {
            let solution = solve(
                program, unknowns.parameters, from: segment.state,
                at: Array(measurements.times[samples(of: index, unknowns)]), seeds: seeds)
            guard solution.trajectory.ending == .completed else { return nil }
            let columns =
                Array(unknowns.parameters.indices)
                + segment.state.indices.map { unknowns.offset(ofSegment: index) + $0 }
            append(solution, to: &result, columns: columns, firstSample: segment.first)
        }
        return result
    }

    /// The samples that a segment covers: up to the next segment's first.
    func samples(of segment: Int, _ unknowns: Unknowns) -> Range<Int> {
        let isLast = segment + 1 == unknowns.segments.count
        return unknowns.segments[segment]
            .first..<(isLast ? measurements.times.count : unknowns.segments[segment + 1].first)
    }

    private func append(
        _ solution: Sensitivities, to result: inout Linearization, columns: [Int], firstSample: Int
    ) {
        var row = [Double](repeating: 0, count: result.width)
        for sample in solution.trajectory.times.indices {
            for variable in measurements.columns.indices {
                let measured = measurements.columns[variable][firstSample + sample]
                guard !measured.isNaN else { continue }
                for (seed, column) in columns.enumerated() { row[column] = solution[sample, variable, seed] }
                result.append(
                    solution.trajectory[sample, variable] - measured, of: variable, row: row,
                    deviation: noise.deviations[variable])
            }
        }
    }
}
