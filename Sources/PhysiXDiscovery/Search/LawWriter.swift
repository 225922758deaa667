import PhysiXKernel

/// Writes a polished fit as equations to be read: constants with names, signs written as signs, ones left out.
struct LawWriter {
    /// The constants that were written.
    private(set) var parameters = Parameters()
    /// The standard error of each of them.
    private(set) var uncertainty: [Double] = []

    private let language: Language
    private let polished: PolishedFit
    private var naming: ConstantNaming
    /// The place of each written constant among ``parameters``, by its place among those of the fit.
    private var places: [Int: Int] = [:]

    init(_ language: Language, _ polished: PolishedFit) {
        self.language = language
        self.polished = polished
        naming = ConstantNaming(language.formulation)
    }

    /// Writes all laws.
    mutating func write() -> EquationSystem {
        var rightHandSides = [Expression?](repeating: nil, count: polished.fit.structure.laws.count)
        let ranges = language.parameterRanges(polished.fit.structure)
        for (slot, range) in zip(polished.fit.structure.slots, ranges) {
            let term = language.library.terms[slot.term]
            rightHandSides[slot.law] = append(term, range, in: slot.law, to: rightHandSides[slot.law])
        }
        return language.system(rightHandSides.map { $0 ?? .constant(0) }, parameters: parameters.names)
    }

    private mutating func append(
        _ term: Term, _ range: Range<Int>, in law: Int, to sum: Expression?
    ) -> Expression {
        let isNegative = polished.fit.parameters[range.lowerBound] < 0
        var coefficient: Expression?
        if !polished.units.contains(range.lowerBound) {
            coefficient = constant(range.lowerBound, sign: isNegative ? -1 : 1) { $0.coefficient(of: term, in: law) }
        }
        let owners = term.factors.flatMap { factor in (0..<factor.innerCount).map { (factor, $0) } }
        let inner = zip(range.dropFirst(), owners).map { index, owner in
            let isNegative = polished.fit.parameters[index] < 0
            let magnitude = constant(index, sign: isNegative ? -1 : 1) { $0.innerConstant(owner.1, of: owner.0) }
            return InnerConstant(magnitude: magnitude, isNegative: isNegative)
        }
        if let sum {
            let expression = term.expression(coefficient: coefficient, inner: inner)
            return isNegative ? sum - expression : sum + expression
        }
        guard isNegative else { return term.expression(coefficient: coefficient, inner: inner) }
        // A leading minus binds to the coefficient, as it is read.
        guard let coefficient else { return -term.expression(coefficient: nil, inner: inner) }
        return term.expression(coefficient: -coefficient, inner: inner)
    }

    /// A constant of the fit under its name; one that equals an earlier one has that one's.
    private mutating func constant(
        _ index: Int, sign: Double = 1, _ name: (inout ConstantNaming) -> String
    ) -> Expression {
        if let leader = polished.constraints.leader(of: index), let place = places[leader] { return .parameter(place) }
        places[index] = parameters.count
        parameters[name(&naming)] = sign * polished.fit.parameters[index]
        uncertainty.append(polished.uncertainty[index])
        return .parameter(parameters.count - 1)
    }
}
