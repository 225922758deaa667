import PhysiXKernel

/// One factor of a candidate term: a simple function of the state or of the time.
enum Factor: Hashable, Sendable {
    /// `x**n`; n is not 0 and may be negative.
    case power(state: Int, exponent: Int)
    /// `sin(x)`.
    case sine(state: Int)
    /// `cos(x)`.
    case cosine(state: Int)
    /// `abs(x)`.
    case magnitude(state: Int)
    /// `(x**2 + y**2 + …)**(n/2)`: a distance or a speed, to the power n.
    case norm(states: [Int], exponent: Int)
    /// `exp(c*x)` with an inner constant c.
    case exponential(state: Int)
    /// `1/(c + x**n)` with an inner constant c.
    case saturation(state: Int, exponent: Int)
    /// `sin(c*t)` with an inner constant c.
    case sineOfTime
    /// `cos(c*t)` with an inner constant c.
    case cosineOfTime

    /// Whether it has an inner constant.
    var hasInnerConstant: Bool {
        switch self {
        case .exponential, .saturation, .sineOfTime, .cosineOfTime: true
        case .power, .sine, .cosine, .magnitude, .norm: false
        }
    }

    /// The state variables it depends on.
    var states: [Int] {
        switch self {
        case .power(let state, _), .sine(let state), .cosine(let state), .magnitude(let state): [state]
        case .exponential(let state), .saturation(let state, _): [state]
        case .norm(let states, _): states
        case .sineOfTime, .cosineOfTime: []
        }
    }

    /// The power with which it grows, and 1 for what is no power.
    var degree: Double {
        if case .power(_, let exponent) = self { Double(exponent.magnitude) } else { 1 }
    }

    /// The same function of other state variables; a distance or speed, which treats all its variables alike, remains.
    func relabeled(_ label: (Int) -> Int) -> Factor {
        switch self {
        case .power(let state, let exponent): .power(state: label(state), exponent: exponent)
        case .sine(let state): .sine(state: label(state))
        case .cosine(let state): .cosine(state: label(state))
        case .magnitude(let state): .magnitude(state: label(state))
        case .exponential(let state): .exponential(state: label(state))
        case .saturation(let state, let exponent): .saturation(state: label(state), exponent: exponent)
        case .norm, .sineOfTime, .cosineOfTime: self
        }
    }

    /// Its values along curves; `inner` is the inner constant, where it has one.
    func values(on curves: Curves, inner: Double) -> [Double] {
        switch self {
        case .power(let state, let exponent): curves.states[state].map { integerPower($0, exponent) }
        case .sine(let state): curves.states[state].map { Elementary.sin($0) }
        case .cosine(let state): curves.states[state].map { Elementary.cos($0) }
        case .magnitude(let state): curves.states[state].map(\.magnitude)
        case .norm(let states, let exponent):
            curves.times.indices.map { index in
                let square = states.reduce(0) { $0 + curves.states[$1][index] * curves.states[$1][index] }
                return integerPower(square.squareRoot(), exponent)
            }
        case .exponential(let state): curves.states[state].map { Elementary.exp(inner * $0) }
        case .saturation(let state, let exponent):
            curves.states[state].map { 1 / (inner + integerPower($0, exponent)) }
        case .sineOfTime: curves.times.map { Elementary.sin(inner * $0) }
        case .cosineOfTime: curves.times.map { Elementary.cos(inner * $0) }
        }
    }

    /// It as an expression, and whether the term must be divided by that; `inner` stands for the inner constant.
    func expression(inner: Expression) -> (Expression, isDivisor: Bool) {
        switch self {
        case .power(let state, let exponent): (power(.state(state), exponent.magnitude), exponent < 0)
        case .sine(let state): (.sin(.state(state)), false)
        case .cosine(let state): (.cos(.state(state)), false)
        case .magnitude(let state): (.abs(.state(state)), false)
        case .norm(let states, let exponent): (norm(states, exponent.magnitude), exponent < 0)
        case .exponential(let state): (.exp(inner * .state(state)), false)
        case .saturation(let state, let exponent): (inner + power(.state(state), exponent.magnitude), true)
        case .sineOfTime: (.sin(inner * .time), false)
        case .cosineOfTime: (.cos(inner * .time), false)
        }
    }

    private func power(_ base: Expression, _ exponent: UInt) -> Expression {
        exponent == 1 ? base : .power(base, .constant(Double(exponent)))
    }

    private func norm(_ states: [Int], _ exponent: UInt) -> Expression {
        var square = power(.state(states[0]), 2)
        for state in states.dropFirst() { square = square + power(.state(state), 2) }
        switch exponent {
        case 1: return .sqrt(square)
        case 2: return square
        default: return .power(square, .constant(Double(exponent) / 2))
        }
    }
}

/// An integer power by repeated multiplication.
private func integerPower(_ base: Double, _ exponent: Int) -> Double {
    var product = 1.0
    for _ in 0..<exponent.magnitude { product *= base }
    return exponent < 0 ? 1 / product : product
}
