import PhysiXKernel

extension Factor {
    /// It as an expression, and whether the term must be divided by that; `inner` stands for the inner constants.
    func expression(inner: ArraySlice<InnerConstant>) -> (Expression, isDivisor: Bool) {
        switch self {
        case .power(let state, let exponent): (power(.state(state), exponent.magnitude), exponent < 0)
        case .realPower(let state): (.power(.state(state), inner[inner.startIndex].expression), false)
        case .root(let state): (.sqrt(.state(state)), false)
        case .logarithm(let state): (.log(.state(state)), false)
        case .sine(let argument): (.sin(argument.expression(inner: inner)), false)
        case .cosine(let argument): (.cos(argument.expression(inner: inner)), false)
        case .cotangent(let state): (.cos(.state(state)) / .sin(.state(state)), false)
        case .magnitude(let state): (.abs(.state(state)), false)
        case .exponential(let argument): (.exp(argument.expression(inner: inner)), false)
        case .saturation(let state, let exponent):
            (inner[inner.startIndex] + power(.state(state), exponent.magnitude), true)
        case .rootSaturation(let state): (.sqrt(inner[inner.startIndex] + .power(.state(state), .constant(2))), true)
        case .kink(let state): (.abs(inner[inner.startIndex].opposite + .state(state)), false)
        case .logistic(let states): (.constant(1) + .exp(switching(states, inner)), true)
        case .norm(let states, let exponent): (length(states.map { .state($0) }, exponent.magnitude), exponent < 0)
        case .gap(let left, let right, let exponent):
            (power(.state(left) - .state(right), exponent.magnitude), exponent < 0)
        case .distance(let from, let to, let exponent):
            (length(zip(from, to).map { .state($0) - .state($1) }, exponent.magnitude), exponent < 0)
        case .time: (.time, false)
        case .custom(let term): (term.expression(inner: inner), false)
        }
    }

    private func power(_ base: Expression, _ exponent: UInt) -> Expression {
        exponent == 1 ? base : .power(base, .constant(Double(exponent)))
    }

    private func length(_ components: [Expression], _ exponent: UInt) -> Expression {
        var square = power(components[0], 2)
        for component in components.dropFirst() { square = square + power(component, 2) }
        switch exponent {
        case 1: return .sqrt(square)
        case 2: return square
        default: return .power(square, .constant(Double(exponent) / 2))
        }
    }

    /// `b - r*x - s*y`, with what is positive first.
    private func switching(_ states: [Int], _ inner: ArraySlice<InnerConstant>) -> Expression {
        let factors: [Expression?] = [nil] + states.map { .state($0) }
        var added: [Expression] = []
        var subtracted: [Expression] = []
        for (index, (constant, factor)) in zip(inner, factors).enumerated() {
            let summand = factor.map { constant.magnitude * $0 } ?? constant.magnitude
            // The threshold is added, the others are subtracted.
            if constant.isNegative == (index == 0) { subtracted.append(summand) } else { added.append(summand) }
        }
        if added.isEmpty { added.append(-subtracted.removeFirst()) }
        return subtracted.reduce(added.dropFirst().reduce(added[0]) { $0 + $1 }) { $0 - $1 }
    }
}
