public import PhysiXKernel

extension EquationSystem {
    /// Each equation as LaTeX for math mode, such as `\frac{\mathrm{d}^{2} x}{\mathrm{d} t^{2}} = -\frac{k}{m} x`.
    ///
    /// - Parameter numbers: values to write in the place of parameters; a name without a value stays a name.
    /// - Returns: one text for each equation.
    public func latex(numbers: Parameters? = nil) -> [String] {
        equations.indices.map { Formula(equation: $0, of: self, numbers: numbers).latex }
    }

    /// One formula for math mode, in which several equations stand below each other.
    ///
    /// - Parameter numbers: values to write in the place of parameters.
    /// - Returns: the formula, without what begins and ends math mode.
    package func latexFormula(numbers: Parameters? = nil) -> String {
        let equations = latex(numbers: numbers)
        guard equations.count > 1 else { return equations.joined() }
        let rows = equations.map { "  " + $0.replacing(" = ", with: " &= ", maxReplacements: 1) }
        return "\\begin{aligned}\n" + rows.joined(separator: " \\\\\n") + "\n\\end{aligned}"
    }
}

extension Expression {
    /// The expression as LaTeX for math mode.
    public func latex(in scope: Scope) -> String { Formula(self, in: scope).latex }
}

extension Formula {
    var latex: String {
        switch self {
        case .number(let text): text
        case .name(let name): name.latex
        case .call(let name, let exponent, let operand):
            "\\\(name)" + exponent.map { "^{\($0.latex)}" }.joined() + Formula.parentheses(operand).latex
        case .negative(let operand): "-\(operand.latex)"
        case .differential: "\\mathrm{d}"
        case .sign(let sign): sign.latex
        case .row(let parts): parts.map(\.latex).filter { !$0.isEmpty }.joined(separator: " ")
        case .fraction(let above, let below): "\\frac{\(above.latex)}{\(below.latex)}"
        case .superscript(let base, let exponent): "\(base.latex)^{\(exponent.latex)}"
        case .root(let operand): "\\sqrt{\(operand.latex)}"
        case .parentheses(let inner): "\\left(\(inner.latex)\\right)"
        case .bars(let inner): "\\left|\(inner.latex)\\right|"
        }
    }
}

extension Formula.Sign {
    fileprivate var latex: String {
        switch self {
        case .plus: "+"
        case .minus: "-"
        case .dot: "\\cdot"
        case .equals: "="
        case .invisibleTimes: ""
        }
    }
}

extension MathName {
    fileprivate var latex: String {
        let dotted = hasDot ? "\\dot{\(symbol.latex)}" : symbol.latex
        guard !index.isEmpty else { return dotted }
        return "\(dotted)_{\(index.map(\.latex).joined(separator: " "))}"
    }
}

extension MathName.Symbol {
    fileprivate var latex: String {
        switch self {
        case .letter(let letter): letter == "_" ? "\\_" : letter
        case .greek(let name, _): "\\\(name)"
        case .word(let word): word.allSatisfy(\.isNumber) ? word : "\\mathrm{\(word.replacing("_", with: "\\_"))}"
        }
    }
}
