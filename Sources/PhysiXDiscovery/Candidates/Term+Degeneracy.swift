extension Term {
    /// Whether it has become another, simpler function with these inner constants: a switch of which only the tail is
    /// seen is an exponential, a saturation far from saturated is a power, a slow exponential is a straight line, a steep one a spike.
    func isDegenerate(_ inner: ArraySlice<Double>, on curves: Curves) -> Bool {
        var remaining = inner
        for factor in factors {
            if factor.isDegenerate(remaining.prefix(factor.innerCount), on: curves) { return true }
            remaining = remaining.dropFirst(factor.innerCount)
        }
        return false
    }
}

extension Factor {
    fileprivate func isDegenerate(_ inner: ArraySlice<Double>, on curves: Curves) -> Bool {
        guard let constant = inner.first else { return false }
        switch self {
        case .logistic:
            let values = values(on: curves, inner: inner)
            let (least, greatest) = Self.extent(values)
            // A jump between two points was not seen to be a switch.
            return greatest < 0.2 || least > 0.8 || greatest - least < 0.05
                || !values.contains { (0.02...0.98).contains($0) }
        case .saturation(let state, let exponent):
            let powers = Factor.power(state: state, exponent: exponent).values(on: curves, inner: []).map(\.magnitude)
            return !Self.isComparable(constant.magnitude, to: powers)
        case .rootSaturation(let state):
            return !Self.isComparable(constant.magnitude, to: curves.states[state].map { $0 * $0 })
        case .exponential(.scaledState(let state)):
            let (least, greatest) = Self.extent(curves.states[state].map { constant * $0 })
            // Steeper, it is a spike at the end of the range, with which any singularity can be imitated.
            return greatest - least < 0.3 || greatest - least > 9.5
        case .exponential(let argument), .sine(let argument), .cosine(let argument):
            let (least, greatest) = Self.extent(argument.values(on: curves, inner: inner))
            return greatest - least < 0.3
        case .kink(let state):
            let (least, greatest) = Self.extent(curves.states[state])
            return constant <= least || constant >= greatest
        default:
            return false
        }
    }

    private static func extent(_ values: [Double]) -> (least: Double, greatest: Double) {
        (values.min() ?? 0, values.max() ?? 0)
    }

    /// Whether neither of two summands can be neglected everywhere.
    private static func isComparable(_ constant: Double, to values: [Double]) -> Bool {
        let (least, greatest) = extent(values)
        return constant < 10 * greatest && constant > 0.03 * least
    }
}
