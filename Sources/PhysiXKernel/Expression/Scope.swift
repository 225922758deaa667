/// The names that an equation may use: state variables, parameters, and `t` where the problem is driven.
public struct Scope: Sendable, Hashable {
    /// The state variables, without `t`; hidden velocities that an equation introduced stand after the measured ones.
    public internal(set) var stateVariables: [String]
    /// How many of the state variables were measured; the rest are hidden velocities.
    public internal(set) var measuredCount: Int
    /// The names that `params` declares.
    public internal(set) var parameters: [String]
    /// Whether the right-hand sides may use the time `t`.
    public internal(set) var isDriven: Bool

    /// The names of a problem.
    public init(stateVariables: [String], parameters: [String] = [], isDriven: Bool = false) {
        self.stateVariables = stateVariables
        self.measuredCount = stateVariables.count
        self.parameters = parameters
        self.isDriven = isDriven
    }

    /// The index of the state variable that is the velocity of the one at `index`, or `nil`.
    ///
    /// The velocity of `x` is called `vx` or `dx`; contract §3.
    public func velocity(of index: Int) -> Int? {
        let name = stateVariables[index]
        return stateVariables.firstIndex { isVelocity($0, of: name) }
    }

    /// The index of the state variable whose velocity the one at `index` is, or `nil`.
    public func position(of index: Int) -> Int? {
        let name = stateVariables[index]
        return stateVariables.firstIndex { isVelocity(name, of: $0) }
    }

    @inline(__always)
    private func isVelocity(_ candidate: String, of name: String) -> Bool {
        let velocity = candidate.utf8.span
        let position = name.utf8.span
        guard velocity.count == position.count + 1,
            velocity[0] == UInt8(ascii: "v") || velocity[0] == UInt8(ascii: "d")
        else { return false }
        for index in position.indices where velocity[index + 1] != position[index] { return false }
        return true
    }

    /// Adds the velocity of a variable that was measured without it.
    mutating func addVelocity(of index: Int) {
        stateVariables.append("v" + stateVariables[index])
    }
}

extension Scope {
    /// Checks that there are not too many parameters and that none takes a name that means something else.
    func checkParameterNames() throws(EquationError) {
        guard parameters.count <= Limits.parameters else {
            throw EquationError(.tooManyParameters, "too many")
        }
        for parameter in parameters where stateVariables.contains(parameter) || parameter == "t" {
            throw EquationError(.nameClash, "clash")
        }
    }
}
