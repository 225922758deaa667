import PhysiXKernel

/// One factor of a candidate term: a simple function of the state or of the time.
enum Factor: Hashable, Sendable {
    /// `x**n`; n is not 0 and may be negative.
    case power(state: Int, exponent: Int)
    /// `x**p` with an inner constant p, of a variable that stays positive.
    case realPower(state: Int)
    /// `sqrt(x)` of a variable that stays positive.
    case root(state: Int)
    /// `log(x)` of a variable that stays positive.
    case logarithm(state: Int)
    /// A sine.
    case sine(Argument)
    /// A cosine.
    case cosine(Argument)
    /// `cos(x)/sin(x)` of an angle that stays between multiples of π.
    case cotangent(state: Int)
    /// `abs(x)`.
    case magnitude(state: Int)
    /// `(x**2 + y**2 + …)**(n/2)`: a distance or a speed, to the power n.
    case norm(states: [Int], exponent: Int)
    /// `(x1 - x2)**n`: how far two bodies are apart along one axis.
    case gap(Int, Int, exponent: Int)
    /// `((x1 - x2)**2 + (y1 - y2)**2 + …)**(n/2)`: the distance between two bodies, to the power n.
    case distance(from: [Int], to: [Int], exponent: Int)
    /// An exponential.
    case exponential(Argument)
    /// `1/(K + x**n)` with an inner constant K.
    case saturation(state: Int, exponent: Int)
    /// `1/sqrt(K + x**2)` with an inner constant K.
    case rootSaturation(state: Int)
    /// `abs(x - c)` with an inner constant c.
    case kink(state: Int)
    /// `1/(1 + exp(b - r*x - s*y …))` with the inner constants b, r, s, ….
    case logistic(states: [Int])
    /// `t`.
    case time
    /// What a user wrote.
    case custom(CustomTerm)

    /// How many inner constants it has.
    var innerCount: Int {
        switch self {
        case .sine(let argument), .cosine(let argument), .exponential(let argument): argument.innerCount
        case .realPower, .saturation, .rootSaturation, .kink: 1
        case .logistic(let states): 1 + states.count
        case .custom(let term): term.parameters.count
        case .power, .root, .logarithm, .cotangent, .magnitude, .norm, .gap, .distance, .time: 0
        }
    }

    /// The state variables it depends on.
    var states: [Int] {
        switch self {
        case .power(let state, _), .realPower(let state), .root(let state), .logarithm(let state): [state]
        case .cotangent(let state), .magnitude(let state), .saturation(let state, _): [state]
        case .rootSaturation(let state), .kink(let state): [state]
        case .sine(let argument), .cosine(let argument), .exponential(let argument): argument.states
        case .norm(let states, _), .logistic(let states): states
        case .gap(let left, let right, _): [left, right]
        case .distance(let from, let to, _): from + to
        case .time: []
        case .custom(let term): term.states
        }
    }

    /// The power with which it grows, and 1 for what is no power.
    var degree: Double {
        if case .power(_, let exponent) = self { Double(exponent.magnitude) } else { 1 }
    }

    /// The same function of other state variables; what treats several variables alike remains.
    func relabeled(_ label: (Int) -> Int) -> Factor {
        switch self {
        case .power(let state, let exponent): .power(state: label(state), exponent: exponent)
        case .realPower(let state): .realPower(state: label(state))
        case .root(let state): .root(state: label(state))
        case .logarithm(let state): .logarithm(state: label(state))
        case .sine(let argument): .sine(argument.relabeled(label))
        case .cosine(let argument): .cosine(argument.relabeled(label))
        case .cotangent(let state): .cotangent(state: label(state))
        case .magnitude(let state): .magnitude(state: label(state))
        case .exponential(let argument): .exponential(argument.relabeled(label))
        case .saturation(let state, let exponent): .saturation(state: label(state), exponent: exponent)
        case .rootSaturation(let state): .rootSaturation(state: label(state))
        case .kink(let state): .kink(state: label(state))
        case .logistic(let states): .logistic(states: states.map(label))
        case .norm, .gap, .distance, .time, .custom: self
        }
    }
}
