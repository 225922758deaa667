import PhysiXKernel

/// The solution of a fit, along which it is known to first order how any term would move the residuals.
struct SolutionPaths {
    private let formulation: Formulation
    private let measured: MeasuredValues
    /// The solution over each segment, and the sample at which that starts.
    private let segments: [(path: Path, firstSample: Int)]

    init(_ segments: [(path: Path, firstSample: Int)], _ formulation: Formulation, _ measured: MeasuredValues) {
        (self.segments, self.formulation, self.measured) = (segments, formulation, measured)
    }

    /// How each of some terms, in each of some laws, would move the residuals per unit of its coefficient; `nil` where the
    /// search is to end.
    func responses(to terms: [Term], in laws: Range<Int>, unless stop: StopRequest) -> [[[Double]]]? {
        var columns = laws.map { _ in terms.map { _ in [Double]() } }
        for (path, firstSample) in segments {
            let values = terms.map { $0.values(on: path.curves) }
            for first in stride(from: 0, to: terms.count, by: 8) {
                let numbers = path.curves.times.count * formulation.stateNames.count * formulation.stateNames.count
                guard !stop.isMade(before: 8 * numbers) else { return nil }
                let group = first..<min(first + 8, terms.count)
                let forces = Self.sideBySide(values[group])
                for law in laws {
                    let responses = path.responses(
                        to: forces, on: formulation.laws[law].target, measured, firstSample: firstSample)
                    for term in group { columns[law - laws.lowerBound][term] += responses.map { $0[term - first] } }
                }
            }
        }
        return columns
    }

    /// Up to eight functions of time as lanes of one; the lanes that are left over are 0.
    private static func sideBySide(_ functions: ArraySlice<[Double]>) -> Path.Forces {
        var forces = [SIMD8<Double>](repeating: .zero, count: functions.first?.count ?? 0)
        for (lane, values) in functions.enumerated() {
            for (index, value) in values.enumerated() { forces[index][lane] = value }
        }
        return forces
    }
}
