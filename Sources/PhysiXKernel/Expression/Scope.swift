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

    private func isVelocity(_ candidate: String, of name: String) -> Bool {
        guard candidate.utf8.count == name.utf8.count + 1, let first = candidate.utf8.first else { return false }
        return (first == UInt8(ascii: "v") || first == UInt8(ascii: "d"))
            && candidate.utf8.dropFirst().elementsEqual(name.utf8)
    }
}
