extension EquationSystem: CustomStringConvertible {
    /// The equations as written, in canonical form: reading it again in the same scope gives the same system.
    public var description: String { equations.indices.map { text(of: $0) }.joined(separator: "; ") }

    /// One equation in canonical form, such as `d2x/dt2 = -k*x`.
    public func text(of index: Int) -> String {
        let name = scope.stateVariables[equations[index].variable]
        let order = equations[index].order == 2 ? "2" : ""
        return "d\(order)\(name)/dt\(order) = \(rightHandSide(of: index).text(in: scope))"
    }
}
