extension EquationSystem {
    /// Reads equations such as `d2x/dt2 = -(k/m)*x`, separated by `;` or newlines (Docs/Contract.md §3).
    ///
    /// Whoever reads many texts keeps a ``Parser`` and a system, and reuses both.
    ///
    /// - Throws: an ``EquationError`` with the byte range of what was not understood.
    public init(parsing text: String, in scope: Scope) throws(EquationError) {
        self.init(scope: scope)
        var parser = Parser()
        try parser.parse(text.utf8.span, in: scope, into: &self)
    }
}
