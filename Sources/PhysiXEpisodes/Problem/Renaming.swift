import PhysiXKernel

/// The anonymous names of a system's state variables.
///
/// Positions and other independent variables become `x1`, `x2`, … and the velocity of `x1` becomes `vx1`. A velocity
/// is not just the next number because the language ties it to its position by its name: as `x2` it would hide that
/// the law is of second order, and `d2x1/dt2` could not be proposed.
struct Renaming {
    private let originals: [String]
    /// The anonymous names, in the order of the state variables.
    let names: [String]

    /// The renaming of these state variables.
    init(of scope: Scope) {
        originals = scope.stateVariables
        var names: [String] = []
        var numbers: [Int: Int] = [:]
        for index in originals.indices where scope.position(of: index) == nil {
            numbers[index] = numbers.count + 1
        }
        for index in originals.indices {
            if let position = scope.position(of: index), let number = numbers[position] {
                names.append("vx\(number)")
            } else {
                names.append("x\(numbers[index] ?? index + 1)")
            }
        }
        self.names = names
    }

    /// Equations of motion in the anonymous names.
    func renamed(_ equations: String) -> String {
        var result = ""
        var rest = equations[...]
        while let first = rest.first {
            let word = rest.prefix(while: Self.isPartOfName)
            guard !word.isEmpty else {
                result.append(first)
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(word.count)
            result += name(of: String(word), isDerivative: Self.beginsWithOverTime(rest))
        }
        return result
    }

    /// The new form of a word, which may be the upper half of a derivative.
    private func name(of word: String, isDerivative: Bool) -> String {
        for order in ["d2", "d"] where isDerivative && word.hasPrefix(order) {
            if let index = originals.firstIndex(of: String(word.dropFirst(order.count))) { return order + names[index] }
        }
        return originals.firstIndex(of: word).map { names[$0] } ?? word
    }

    /// Whether a text begins with the lower half of a derivative, `/dt` or `/dt2`.
    private static func beginsWithOverTime(_ text: Substring) -> Bool {
        let divisor = text.drop(while: \.isWhitespace)
        guard divisor.first == "/" else { return false }
        let word = divisor.dropFirst().drop(while: \.isWhitespace).prefix(while: isPartOfName)
        return word == "dt" || word == "dt2"
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
