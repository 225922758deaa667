/// Gives constants the letters that a textbook would, as long as they are free, and otherwise c1, c2, ….
struct ConstantNaming {
    private let formulation: Formulation
    private var taken: Set<String>
    private var count = 0

    init(_ formulation: Formulation) {
        self.formulation = formulation
        taken = Set(formulation.stateNames)
    }

    /// A name for a term's coefficient: g for a constant acceleration, k for what pulls back, b for friction.
    mutating func coefficient(of term: Term, in law: Int) -> String {
        let law = formulation.laws[law]
        guard law.order == 2 else { return next() }
        return switch term.factors {
        case []: claim("g")
        case [.power(state: law.variable, exponent: 1)], [.sine(.state(law.variable))]: claim("k")
        case [.power(state: law.target, exponent: 1)]: claim("b")
        default: next()
        }
    }

    /// A name for a constant inside a term: w for a frequency, K for a half-saturation, r for a rate, b for a
    /// threshold, p for a power.
    mutating func innerConstant(_ index: Int, of factor: Factor) -> String {
        switch factor {
        case .sine, .cosine: claim("w")
        case .saturation, .rootSaturation: claim("K")
        case .exponential: claim("r")
        case .realPower: claim("p")
        case .logistic: claim(index == 0 ? "b" : index == 1 ? "r" : "s")
        case .custom(let term): claim(term.parameters[index])
        default: next()
        }
    }

    private mutating func claim(_ name: String) -> String { taken.insert(name).inserted ? name : next() }

    private mutating func next() -> String {
        repeat { count += 1 } while !taken.insert("c\(count)").inserted
        return "c\(count)"
    }
}
