/// A formula as it is laid out on paper: what MathML and LaTeX have in common.
indirect enum Formula {
    case number(String)
    case name(MathName)
    /// A function of an operand, with an exponent between them where it has one: `sin²(x)`.
    case call(String, exponent: [Formula], Formula)
    case negative(Formula)
    /// The d of a derivative.
    case differential
    case sign(Sign)
    case row([Formula])
    case fraction(Formula, Formula)
    case superscript(Formula, Formula)
    case root(Formula)
    case parentheses(Formula)
    case bars(Formula)

    /// What stands between two parts.
    enum Sign {
        case plus, minus, dot, equals, invisibleTimes
    }
}
