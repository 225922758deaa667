public import PhysiXKernel

extension EquationSystem {
    /// One `math` element of presentation MathML for each equation, with the equation's text for those who cannot see it.
    ///
    /// - Parameter numbers: values to write in the place of parameters; a name without a value stays a name.
    /// - Returns: trees; ``MarkupElement/text`` writes them.
    public func mathML(numbers: Parameters? = nil) -> [MarkupElement] {
        equations.indices.map { index in
            MarkupElement(
                "math", [Formula(equation: index, of: self, numbers: numbers).mathML],
                attributes: [
                    .init(name: "xmlns", value: "http://www.w3.org/1998/Math/MathML"),
                    .init(name: "display", value: "block"), .init(name: "alttext", value: text(of: index)),
                ])
        }
    }
}

extension Formula {
    var mathML: MarkupElement {
        switch self {
        case .number(let text): MarkupElement("mn", text: text)
        case .name(let name): name.mathML
        case .call(let name, let exponent, let operand): Self.call(name, exponent, operand)
        case .negative(let operand): MarkupElement("mrow", [Formula.sign(.minus).mathML, operand.mathML])
        case .differential: MarkupElement("mi", text: "d", attributes: [.init(name: "mathvariant", value: "normal")])
        case .sign(let sign): MarkupElement("mo", text: sign.character)
        case .row(let parts): MarkupElement("mrow", parts.map(\.mathML))
        case .fraction(let above, let below): MarkupElement("mfrac", [above.mathML, below.mathML])
        case .superscript(let base, let exponent): MarkupElement("msup", [base.mathML, exponent.mathML])
        case .root(let operand): MarkupElement("msqrt", [operand.mathML])
        case .parentheses(let inner): Self.fenced(inner, "(", ")")
        case .bars(let inner): Self.fenced(inner, "|", "|")
        }
    }

    private static func call(_ name: String, _ exponent: [Formula], _ operand: Formula) -> MarkupElement {
        let function = MarkupElement("mi", text: name)
        let head = exponent.isEmpty ? function : MarkupElement("msup", [function] + exponent.map(\.mathML))
        let application = MarkupElement("mo", text: "\u{2061}")
        return MarkupElement("mrow", [head, application, Formula.parentheses(operand).mathML])
    }

    private static func fenced(_ inner: Formula, _ opening: String, _ closing: String) -> MarkupElement {
        MarkupElement(
            "mrow", [MarkupElement("mo", text: opening), inner.mathML, MarkupElement("mo", text: closing)])
    }
}

extension Formula.Sign {
    fileprivate var character: String {
        switch self {
        case .plus: "+"
        case .minus: "−"
        case .dot: "⋅"
        case .equals: "="
        case .invisibleTimes: "\u{2062}"
        }
    }
}

extension MathName {
    fileprivate var mathML: MarkupElement {
        let dotted = hasDot ? MarkupElement("mover", [symbol.mathML, MarkupElement("mo", text: "˙")]) : symbol.mathML
        guard let first = index.first else { return dotted }
        return MarkupElement(
            "msub", [dotted, index.count == 1 ? first.mathML : MarkupElement("mrow", index.map(\.mathML))])
    }
}

extension MathName.Symbol {
    fileprivate var mathML: MarkupElement {
        switch self {
        case .letter(let letter): MarkupElement(letter.allSatisfy(\.isNumber) ? "mn" : "mi", text: letter)
        case .greek(_, let letter): MarkupElement("mi", text: letter)
        case .word(let word): MarkupElement(word.allSatisfy(\.isNumber) ? "mn" : "mi", text: word)
        }
    }
}
