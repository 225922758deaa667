import PhysiXKernel

/// What a sine, a cosine or an exponential of a term is taken of.
enum Argument: Hashable, Sendable {
    /// A state variable.
    case state(Int)
    /// The difference of two state variables, such as the angle between two arms.
    case difference(Int, Int)
    /// `c*x` with an inner constant c.
    case scaledState(Int)
    /// `c*t` with an inner constant c.
    case scaledTime

    /// How many inner constants it has.
    var innerCount: Int {
        switch self {
        case .state, .difference: 0
        case .scaledState, .scaledTime: 1
        }
    }

    /// The state variables it depends on.
    var states: [Int] {
        switch self {
        case .state(let state), .scaledState(let state): [state]
        case .difference(let left, let right): [left, right]
        case .scaledTime: []
        }
    }

    /// The same argument of other state variables; a difference, which belongs to its pair, remains.
    func relabeled(_ label: (Int) -> Int) -> Argument {
        switch self {
        case .state(let state): .state(label(state))
        case .scaledState(let state): .scaledState(label(state))
        case .difference, .scaledTime: self
        }
    }

    /// Its values along curves.
    func values(on curves: Curves, inner: ArraySlice<Double>) -> [Double] {
        switch self {
        case .state(let state): curves.states[state]
        case .difference(let left, let right): zip(curves.states[left], curves.states[right]).map { $0 - $1 }
        case .scaledState(let state): scaled(curves.states[state], inner)
        case .scaledTime: scaled(curves.times, inner)
        }
    }

    private func scaled(_ values: [Double], _ inner: ArraySlice<Double>) -> [Double] {
        let scale = inner[inner.startIndex]
        return values.map { scale * $0 }
    }

    /// It as an expression; `inner` stands for the inner constant.
    func expression(inner: ArraySlice<InnerConstant>) -> Expression {
        switch self {
        case .state(let state): .state(state)
        case .difference(let left, let right): .state(left) - .state(right)
        case .scaledState(let state): inner[inner.startIndex] * .state(state)
        case .scaledTime: inner[inner.startIndex] * .time
        }
    }
}
