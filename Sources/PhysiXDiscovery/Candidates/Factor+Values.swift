import PhysiXKernel

extension Factor {
    /// Its values along curves; `inner` holds its inner constants.
    func values(on curves: Curves, inner: ArraySlice<Double>) -> [Double] {
        switch self {
        case .power(let state, 1): curves.states[state]
        case .power(let state, let exponent): curves.states[state].map { integerPower($0, exponent) }
        case .realPower(let state): positivePowers(curves.states[state], inner[inner.startIndex])
        case .root(let state): curves.states[state].map { $0.squareRoot() }
        case .logarithm(let state): Elementary.logarithms(of: curves.states[state])
        case .sine(let argument): Elementary.sines(of: argument.values(on: curves, inner: inner))
        case .cosine(let argument): Elementary.cosines(of: argument.values(on: curves, inner: inner))
        case .cotangent(let state): curves.states[state].map { Elementary.cos($0) / Elementary.sin($0) }
        case .magnitude(let state): curves.states[state].map(\.magnitude)
        case .exponential(let argument): Elementary.exponentials(of: argument.values(on: curves, inner: inner))
        case .saturation(let state, let exponent):
            curves.states[state].map { 1 / (inner[inner.startIndex] + integerPower($0, exponent)) }
        case .rootSaturation(let state):
            curves.states[state].map { 1 / (inner[inner.startIndex] + $0 * $0).squareRoot() }
        case .kink(let state): curves.states[state].map { ($0 - inner[inner.startIndex]).magnitude }
        case .logistic(let states): logistic(states, on: curves, inner: inner)
        case .norm(let states, let exponent): lengths(states.map { curves.states[$0] }, exponent)
        case .gap(let left, let right, let exponent):
            zip(curves.states[left], curves.states[right]).map { integerPower($0 - $1, exponent) }
        case .distance(let from, let to, let exponent):
            lengths(zip(from, to).map { zip(curves.states[$0], curves.states[$1]).map { $0 - $1 } }, exponent)
        case .time: curves.times
        case .custom(let term): term.values(on: curves, inner: inner)
        }
    }

    private func logistic(_ states: [Int], on curves: Curves, inner: ArraySlice<Double>) -> [Double] {
        let threshold = inner[inner.startIndex]
        var exponents = [Double](repeating: threshold, count: curves.times.count)
        for (state, rate) in zip(states, inner.dropFirst()) {
            let values = curves.states[state]
            for index in exponents.indices { exponents[index] -= rate * values[index] }
        }
        return Elementary.exponentials(of: exponents).map { 1 / (1 + $0) }
    }

    /// The lengths of vectors given by their components, to a power.
    private func lengths(_ components: [[Double]], _ exponent: Int) -> [Double] {
        components[0].indices.map { index in
            let square = components.reduce(0) { $0 + $1[index] * $1[index] }
            return integerPower(square.squareRoot(), exponent)
        }
    }
}

/// An integer power by repeated multiplication.
private func integerPower(_ base: Double, _ exponent: Int) -> Double {
    var product = 1.0
    for _ in 0..<exponent.magnitude { product *= base }
    return exponent < 0 ? 1 / product : product
}

/// A power of positive numbers.
private func positivePowers(_ bases: [Double], _ exponent: Double) -> [Double] {
    let powers = Elementary.exponentials(of: Elementary.logarithms(of: bases).map { exponent * $0 })
    return zip(bases, powers).map { $0 > 0 ? $1 : .nan }
}
