import PhysiXKernel

/// A name as mathematics writes it: `theta` is θ, `x1` is x with an index, and the velocity `dtheta` is θ with a dot.
struct MathName: Hashable {
    enum Symbol: Hashable {
        /// A single Latin letter.
        case letter(String)
        /// A Greek letter by its LaTeX name.
        case greek(name: String, letter: String)
        /// Several letters that belong together.
        case word(String)
    }

    var symbol: Symbol
    var index: [Symbol] = []
    var hasDot = false

    /// A name on its own.
    init(_ name: String) {
        let (stem, index) = Self.split(name)
        symbol = Symbol(stem)
        self.index = index.map(Symbol.init)
    }

    /// A state variable, whose velocity is written with a dot or as v with an index.
    init(state: Int, in scope: Scope) {
        let name = scope.stateVariables[state]
        guard let position = scope.position(of: state) else {
            self.init(name)
            return
        }
        self.init(scope.stateVariables[position])
        if name.hasPrefix("d") {
            hasDot = true
        } else {
            index.insert(symbol, at: 0)
            symbol = .letter("v")
        }
    }

    /// The stem of a name, and the digits or the part behind `_` that are its index.
    private static func split(_ name: String) -> (stem: String, index: [String]) {
        let parts = name.split(separator: "_").map(String.init)
        guard let first = parts.first else { return (name, []) }
        let stem = first.prefix { !$0.isNumber }
        if stem.isEmpty || stem.count == first.count { return (first, Array(parts.dropFirst())) }
        return (String(stem), [String(first.dropFirst(stem.count))] + parts.dropFirst())
    }
}

extension MathName.Symbol {
    init(_ text: String) {
        if text.count == 1 {
            self = .letter(text)
        } else if let letter = GreekAlphabet.letter(named: text) {
            self = .greek(name: letter.name, letter: letter.letter)
        } else {
            self = .word(text)
        }
    }
}

/// The Greek letters that names stand for.
enum GreekAlphabet {
    /// The letter called `name`, such as `omega`, or `Omega` for a capital; `lam` is lambda, which is a reserved word.
    static func letter(named name: String) -> (name: String, letter: String)? {
        if name == "lam" { return ("lambda", "λ") }
        // The last one: the final sigma stands before the sigma of mathematics.
        guard let index = GreekLetter.names.lastIndex(of: name.lowercased()), !latinLookalikes.contains(name) else {
            return nil
        }
        let isCapital = name.first?.isUppercase ?? false
        guard name.dropFirst() == name.lowercased().dropFirst() else { return nil }
        return Unicode.Scalar((isCapital ? 0x391 : 0x3B1) + UInt32(index)).map { (name, String($0)) }
    }

    /// Capitals that LaTeX has no name for, since they look like Latin ones.
    private static let latinLookalikes: Set = [
        "Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa", "Mu", "Nu", "Omicron", "omicron", "Rho", "Tau",
        "Chi",
    ]
}
