import PhysiXKernel

/// What the measurements say about laws that were written out: their residuals, and the criterion that compares them.
///
/// It owns an integrator's memory; keep one for all questions about a search's result.
struct Evidence: ~Copyable {
    let measurements: Measurements
    /// The noise as the search assumed it in the end.
    let noise: NoiseEstimate
    /// The criterion with what the best law told about the measurements.
    let criterion: Criterion
    /// The sample and the variable of each residual.
    let rows: [(sample: Int, variable: Int)]
    private var fitter: Fitter

    /// The evidence at the end of an exploration; `nil` where it found no law.
    init?(_ measurements: Measurements, _ exploration: Exploration) {
        guard let (noise, lesson) = exploration.conclusion, let prepared = exploration.searches.first?.prepared else {
            return nil
        }
        self.measurements = measurements
        self.noise = noise
        fitter = Fitter(FitBasis(prepared.language, measurements, noise: noise, curves: prepared.curves))
        fitter.learn(lesson)
        criterion = fitter.criterion
        rows = measurements.times.indices.flatMap { sample in
            measurements.columns.indices.lazy.filter { !measurements.columns[$0][sample].isNaN }.map { (sample, $0) }
        }
    }

    /// Residuals and their derivatives with respect to the constants and then the initial states; `nil` where the law
    /// cannot be integrated over the measurements.
    mutating func linearize(_ program: Program, _ unknowns: Unknowns) -> Linearization? {
        fitter.linearize(program, unknowns)
    }

    /// The constants and the initial state of each experiment; `nil` where a law does not follow each experiment with a
    /// single solution.
    func unknowns(of candidate: Candidate) -> Unknowns? {
        guard candidate.segmentCount == measurements.experiments.count,
            candidate.initialStates.count == candidate.segmentCount
        else { return nil }
        return Unknowns(
            parameters: candidate.parameters.values,
            segments: zip(measurements.experiments, candidate.initialStates).map {
                Unknowns.Segment(first: $0.lowerBound, state: $1)
            })
    }

    /// For each measured variable the sum of squares of residuals that are given in units of the noise, as
    /// ``Criterion/misfit(_:)`` takes them.
    func squares(_ residuals: [Double]) -> [Double] {
        var squares = measurements.columns.map { _ in 0.0 }
        for (row, residual) in zip(rows, residuals) {
            let weighted = residual * noise.deviations[row.variable]
            squares[row.variable] += weighted * weighted
        }
        return squares
    }
}
