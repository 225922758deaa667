import PhysiXKernel

/// The search for the frequency of a driving force in the weak form of a law.
enum DrivingFrequency {
    /// How many are worth trying for each law; the strongest may be the system's own, which rings.
    private static let count = 3

    /// The angular frequencies whose sine and cosine explain most of what simple terms of the state leave; none where
    /// the laws may not depend on the time.
    static func likely(_ curves: Curves, _ formulation: Formulation, _ functions: TestFunctions) -> [Double] {
        guard formulation.isDriven else { return [] }
        var simple = [curves.times.map { _ in 1.0 }]
        for state in curves.states { simple += [state, state.map { $0 * $0 * $0 }] }
        let basis = OrthonormalBasis(of: simple.map { functions.integrals(of: $0) })
        return formulation.laws.flatMap { law in
            let side = basis.remainder(of: functions.integralsOfDerivative(of: curves.states[law.target]))
            return minima(curves) { frequency in
                let waves = [
                    curves.times.map { Elementary.sin(frequency * $0) },
                    curves.times.map { Elementary.cos(frequency * $0) },
                ]
                let pair = OrthonormalBasis(of: waves.map { basis.remainder(of: functions.integrals(of: $0)) })
                let rest = pair.remainder(of: side)
                return dot(rest, rest)
            }
        }
    }

    /// The frequencies at the deepest local minima of the misfit.
    ///
    /// From half a period to forty periods in the span are tried, four for each period more, which is closer than the
    /// width of a resonance; then each minimum is narrowed down.
    private static func minima(_ curves: Curves, _ misfit: (Double) -> Double) -> [Double] {
        let unit = 2 * 3.141_592_653_589_793 / curves.span / 4
        let values = (1...161).map { misfit(unit * Double($0)) }
        let minima = (1..<160).filter { values[$0] <= values[$0 - 1] && values[$0] < values[$0 + 1] }
        return minima.sorted { values[$0] < values[$1] }.prefix(count).map { index in
            narrow(unit * Double(index + 1), within: unit, misfit)
        }
    }

    private static func narrow(_ start: Double, within width: Double, _ misfit: (Double) -> Double) -> Double {
        var best = start
        var lowest = misfit(start)
        var step = width / 2
        while step > 1e-4 * width {
            for candidate in [best - step, best + step] {
                let value = misfit(candidate)
                if value < lowest { (best, lowest) = (candidate, value) }
            }
            step /= 2
        }
        return best
    }
}
