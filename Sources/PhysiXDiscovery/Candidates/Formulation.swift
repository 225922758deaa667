import PhysiXKernel

/// What is looked for: which quantities make up the state, and which of their derivatives need a law.
///
/// Where `x` and its velocity `vx` were both measured, `dx/dt = vx` is implied and one second-order law is sought.
/// Where only `x` was measured, a second-order law makes the velocity a hidden part of the state.
struct Formulation: Hashable {
    /// One equation to be found.
    struct Law: Hashable {
        /// The variable on the left side.
        var variable: Int
        /// The order of the derivative there.
        var order: Int
        /// The state variable whose first derivative the right side is.
        var target: Int
    }

    /// All state variables: the measured ones, then the hidden velocities.
    let stateNames: [String]
    /// How many of them were measured.
    let measuredCount: Int
    /// Whether the right sides may use the time.
    let isDriven: Bool
    /// The equations to be found.
    let laws: [Law]
    /// For each state variable the one that is its derivative, or `nil` where a law gives it.
    let velocities: [Int?]

    /// The formulation in which every variable without a measured velocity obeys a law of the given order.
    init(stateVariables: [String], isDriven: Bool, unpairedOrder order: Int) {
        let scope = Scope(stateVariables: stateVariables)
        var names = stateVariables
        var velocities = stateVariables.indices.map { scope.velocity(of: $0) }
        var laws: [Law] = []
        for state in stateVariables.indices where scope.velocity(of: state) == nil {
            if let position = scope.position(of: state) {
                laws.append(Law(variable: position, order: 2, target: state))
            } else if order == 2 {
                laws.append(Law(variable: state, order: 2, target: names.count))
                velocities[state] = names.count
                names.append("v" + stateVariables[state])
                velocities.append(nil)
            } else {
                laws.append(Law(variable: state, order: 1, target: state))
            }
        }
        stateNames = names
        measuredCount = stateVariables.count
        self.isDriven = isDriven
        self.laws = laws
        self.velocities = velocities
    }

    /// Whether some variable was measured without its velocity, so that the order is open.
    static func isOrderOpen(_ stateVariables: [String]) -> Bool {
        let scope = Scope(stateVariables: stateVariables)
        return stateVariables.indices.contains { scope.velocity(of: $0) == nil && scope.position(of: $0) == nil }
    }

    /// The state variables that are velocities of others, measured or hidden.
    var velocityStates: [Int] { velocities.compactMap { $0 } }
    /// The state variables that are positions of measured or hidden velocities.
    var positionStates: [Int] { velocities.indices.filter { velocities[$0] != nil } }
}
