/// The search for the frequency of a driving force in the weak form of a law.
enum DrivingFrequency {
    /// The angular frequencies whose sine and cosine explain most of what simple terms of the state leave, the best
    /// for every law; none where the laws may not depend on the time.
    static func likely(_ curves: Curves, _ formulation: Formulation, _ functions: TestFunctions) -> [Double] {
        guard formulation.isDriven else { return [] }
        var simple = [curves.times.map { _ in 1.0 }]
        for state in curves.states { simple += [state, state.map { $0 * $0 * $0 }] }
        let basis = OrthonormalBasis(of: simple.map { functions.integrals(of: $0) })
        return formulation.laws.map { law in
            let side = basis.remainder(of: functions.integralsOfDerivative(of: curves.states[law.target]))
            return best(curves) { frequency in
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

    /// The frequency with the smallest misfit: half a period to forty periods in the span are tried, four to each
    /// period more, which is closer than the width of a resonance; then the best is narrowed down.
    private static func best(_ curves: Curves, _ misfit: (Double) -> Double) -> Double {
        let unit = 2 * 3.141_592_653_589_793 / curves.span
        var best = unit
        var lowest = Double.infinity
        for index in 2...160 {
            let frequency = unit * Double(index) / 4
            let value = misfit(frequency)
            if value < lowest { (best, lowest) = (frequency, value) }
        }
        var step = unit / 8
        while step > 1e-4 * unit {
            for candidate in [best - step, best + step] {
                let value = misfit(candidate)
                if value < lowest { (best, lowest) = (candidate, value) }
            }
            step /= 2
        }
        return best
    }
}
