import PhysiXKernel

/// Fits the constants and initial states of structures to the measurements, by integrating each candidate.
///
/// It owns the integrator's memory; keep one for a whole search.
struct Fitter: ~Copyable {
    let language: Language
    let measurements: Measurements
    let noise: NoiseEstimate
    let criterion: Criterion
    /// How exact the integrations are.
    var tolerance: Tolerance
    /// How many integrations with derivatives were done.
    private(set) var work = 0

    private var integrator = Integrator()
    private let budget: Budget

    /// - Parameter curves: the smoothed states; they tell how large a state can sensibly become.
    init(_ language: Language, _ measurements: Measurements, noise: NoiseEstimate, curves: Curves) {
        self.language = language
        self.measurements = measurements
        self.noise = noise
        criterion = Criterion(measurements, noise: noise, library: language.library)
        let smallest = measurements.spreads.min() ?? 1
        let largest = curves.states.joined().reduce(0) { max($0, $1.magnitude) }
        tolerance = Tolerance(relative: 1e-7, absolute: 1e-7 * smallest)
        budget = Budget(evaluations: 20_000, largestState: 100 * max(largest, smallest))
    }
}

extension Fitter {
    /// Where a fit starts: values of the constants, and a state for each segment.
    struct Start {
        var parameters: [Double]
        var segments: [Fit.Segment]
    }

    /// Fits a structure from the better of several starts.
    ///
    /// - Returns: `nil` where the candidate cannot be integrated over the measurements from any of them.
    mutating func fit(_ structure: Structure, from starts: [Start], _ method: LevenbergMarquardt) -> Fit? {
        let program = Program(language.system(structure))
        var best: (point: [Double], start: Start, squares: Double)?
        for start in starts {
            let point = start.parameters + start.segments.flatMap(\.state)
            if starts.count == 1 {
                best = (point, start, 0)
            } else if let squares = linearize(program, point, like: start)?.normalEquations.squares,
                squares < best?.squares ?? .infinity
            {
                best = (point, start, squares)
            }
        }
        guard let (first, start, _) = best else { return nil }
        var point = first
        let minimum = method.minimise(&point) { linearize(program, $0, like: start)?.normalEquations }
        guard minimum != nil, let final = linearize(program, point, like: start) else { return nil }
        return finish(structure, point, like: start, squares: final.squares)
    }

    private func finish(_ structure: Structure, _ point: [Double], like start: Start, squares: [Double]) -> Fit {
        let count = start.parameters.count
        let stateCount = language.formulation.stateNames.count
        let segments = start.segments.enumerated().map { index, segment in
            let offset = count + index * stateCount
            return Fit.Segment(first: segment.first, state: Array(point[offset..<offset + stateCount]))
        }
        return Fit(
            structure: structure, parameters: Array(point.prefix(count)), segments: segments, squares: squares,
            score: criterion.misfit(squares) + criterion.length(structure, unknowns: point.count))
    }

    /// A solution and its derivatives with respect to the initial state.
    mutating func follow(
        _ program: Program, _ parameters: [Double], _ state: [Double], _ times: [Double]
    ) -> Sensitivities {
        work += 1
        return integrator.solveWithSensitivities(
            program, parameters: parameters, from: state, at: times,
            withRespectTo: state.indices.map { .initialState($0) }, tolerance: tolerance, budget: budget)
    }

    /// Residuals and derivatives of a fit.
    mutating func linearize(_ fit: Fit) -> Linearization? {
        let start = Start(parameters: fit.parameters, segments: fit.segments)
        return linearize(Program(language.system(fit.structure)), fit.point, like: start)
    }

    private mutating func linearize(_ program: Program, _ point: [Double], like start: Start) -> Linearization? {
        let stateCount = language.formulation.stateNames.count
        let parameters = Array(point.prefix(start.parameters.count))
        let seeds =
            parameters.indices.map { SensitivitySeed.parameter($0) }
            + (0..<stateCount).map { SensitivitySeed.initialState($0) }
        var result = Linearization(
            width: point.count, squares: [Double](repeating: 0, count: measurements.columns.count))
        for (index, segment) in start.segments.enumerated() {
            let end = index + 1 < start.segments.count ? start.segments[index + 1].first : measurements.times.count
            let offset = parameters.count + index * stateCount
            work += 1
            let solution = integrator.solveWithSensitivities(
                program, parameters: parameters, from: Array(point[offset..<offset + stateCount]),
                at: Array(measurements.times[segment.first..<end]), withRespectTo: seeds, tolerance: tolerance,
                budget: budget)
            guard solution.trajectory.ending == .completed else { return nil }
            append(solution, to: &result, firstSample: segment.first, stateOffset: offset)
        }
        return result
    }

    private func append(
        _ solution: Sensitivities, to result: inout Linearization, firstSample: Int, stateOffset: Int
    ) {
        let parameterCount = solution.seedCount - solution.trajectory.stateCount
        var row = [Double](repeating: 0, count: result.width)
        for sample in solution.trajectory.times.indices {
            for variable in measurements.columns.indices {
                let measured = measurements.columns[variable][firstSample + sample]
                guard !measured.isNaN else { continue }
                let misfit = solution.trajectory[sample, variable] - measured
                let weight = 1 / noise.deviations[variable]
                for seed in 0..<solution.seedCount {
                    let column = seed < parameterCount ? seed : stateOffset + seed - parameterCount
                    row[column] = solution[sample, variable, seed] * weight
                }
                result.residuals.append(misfit * weight)
                result.jacobian.append(contentsOf: row)
                result.squares[variable] += misfit * misfit
            }
        }
    }
}
