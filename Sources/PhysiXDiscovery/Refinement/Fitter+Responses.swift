import PhysiXKernel

extension Fitter {
    /// How every term of the library, in every law, would move the residuals of a fit per unit of its coefficient.
    ///
    /// Terms that the fit contains are left out; so is everything where the solution cannot be followed or the search is to
    /// end.
    mutating func responses(_ fit: Fit) -> [(law: Int, term: Int, values: [Double])] {
        let program = Program(language.system(fit.structure))
        let terms = language.library.terms.indices
        var columns = fit.structure.laws.map { _ in terms.map { _ in [Double]() } }
        for (index, segment) in fit.unknowns.segments.enumerated() {
            let samples = samples(of: index, fit.unknowns)
            guard let path = path(program, fit.parameters, from: segment.state, over: samples) else { return [] }
            let values = language.library.values(on: path.curves)
            for first in stride(from: 0, to: terms.count, by: 8) {
                guard !stop.isMade(before: 8 * samples.count * program.stateCount * program.stateCount) else {
                    return []
                }
                let group = terms[first..<min(first + 8, terms.count)]
                let forces = Self.sideBySide(values[group])
                for (law, present) in fit.structure.laws.enumerated() {
                    let responses = path.responses(
                        to: forces, on: language.formulation.laws[law].target, measured, firstSample: segment.first)
                    for term in group where !present.contains(term) {
                        columns[law][term] += responses.map { $0[term - first] }
                    }
                }
            }
        }
        return fit.structure.laws.indices.flatMap { law in
            terms.filter { !fit.structure.laws[law].contains($0) }.map { (law, $0, columns[law][$0]) }
        }
    }

    /// Up to eight functions of time as lanes of one; the lanes that are left over are 0.
    private static func sideBySide(_ functions: ArraySlice<[Double]>) -> Path.Forces {
        var forces = [SIMD8<Double>](repeating: .zero, count: functions.first?.count ?? 0)
        for (lane, values) in functions.enumerated() {
            for (index, value) in values.enumerated() { forces[index][lane] = value }
        }
        return forces
    }

    private mutating func path(
        _ program: Program, _ parameters: [Double], from state: [Double], over samples: Range<Int>
    ) -> Path? {
        let knots = measurements.times[samples]
        let subdivisions = max(2, 400 / measurements.times.count)
        var times: [Double] = []
        for (start, end) in zip(knots, knots.dropFirst()) {
            for part in 0..<subdivisions {
                times.append(start + (end - start) * Double(part) / Double(subdivisions))
            }
        }
        times.append(measurements.times[samples.upperBound - 1])
        let solution = follow(program, parameters, from: state, at: times)
        guard solution.trajectory.ending == .completed else { return nil }
        return Path(solution, subdivisions: subdivisions)
    }
}
