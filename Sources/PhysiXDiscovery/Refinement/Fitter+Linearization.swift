import PhysiXKernel

extension Fitter {
    /// Residuals and derivatives of a fit.
    mutating func linearize(_ fit: Fit) -> Linearization? {
        linearize(Program(language.system(fit.structure)), fit.unknowns)
    }

    /// For each variable what a fit predicts less each sample, divided by how much noisier that one is; NaN where nothing
    /// was measured, and `nil` where the fit cannot be integrated.
    mutating func residuals(_ fit: Fit) -> [[Double]]? {
        guard let linearization = linearize(fit) else { return nil }
        var residuals = measurements.columns.map { $0.map { _ in Double.nan } }
        var rest = linearization.residuals[...]
        for place in measured.values.indices where !measured.values[place].isNaN {
            let (sample, variable) = place.quotientAndRemainder(dividingBy: measured.variableCount)
            residuals[variable][sample] = rest.removeFirst() * measured.deviations[place] / measured.weights[place]
        }
        return residuals
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
        let share = (times[times.count - 1] - times[0]) / measurements.span
        work += share * Double((seeds.count + 7) / 8 * ((program.stateCount + 3) / 4))
        return integrator.solveWithSensitivities(
            program, parameters: parameters, from: state, at: times, withRespectTo: seeds, tolerance: basis.tolerance,
            budget: basis.budget)
    }

    /// Residuals and derivatives at values of the unknowns; `nil` where the solution does not reach the last sample.
    mutating func linearize(_ program: Program, _ unknowns: Unknowns) -> Linearization? {
        var result = Linearization(
            width: unknowns.count, sharedCount: unknowns.parameters.count, variableCount: measurements.columns.count)
        let seeds =
            unknowns.parameters.indices.map { SensitivitySeed.parameter($0) }
            + (0..<program.stateCount).map { SensitivitySeed.initialState($0) }
        for (index, segment) in unknowns.segments.enumerated() {
            if measurements.isStart(segment.first) { result.beginExperiment() }
            let solution = solve(
                program, unknowns.parameters, from: segment.state,
                at: Array(measurements.times[samples(of: index, unknowns)]), seeds: seeds)
            guard solution.trajectory.ending == .completed else { return nil }
            let offset = unknowns.offset(ofSegment: index)
            result.append(
                solution, own: offset..<offset + segment.state.count, measured, firstSample: segment.first)
        }
        return result
    }

    /// The samples that a segment covers: up to the next segment's first.
    func samples(of segment: Int, _ unknowns: Unknowns) -> Range<Int> {
        let isLast = segment + 1 == unknowns.segments.count
        return unknowns.segments[segment]
            .first..<(isLast ? measurements.times.count : unknowns.segments[segment + 1].first)
    }
}
