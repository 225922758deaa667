extension EquationSystem {
    /// Reads equations such as `d2x/dt2 = -(k/m)*x`, separated by `;` or newlines (contract §3).
    ///
    /// - Throws: an ``EquationError`` with the byte range of what was not understood.
    public init(parsing text: String, in scope: Scope) throws(EquationError) {
        throw EquationError(.empty, "in progress")
    }
}
