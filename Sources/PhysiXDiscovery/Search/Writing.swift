import PhysiXKernel

extension Language {
    /// A polished fit as equations to be read: constants with names, signs written as signs, ones left out.
    func write(_ polished: PolishedFit) -> (system: EquationSystem, parameters: Parameters, uncertainty: [Double]) {
        var naming = ConstantNaming(formulation)
        var parameters = Parameters()
        var uncertainty: [Double] = []
        var declared: [Int: Int] = [:]
        func declare(_ index: Int, sign: Double = 1, _ name: () -> String) -> Expression {
            if let leader = polished.constraints.ties[index]?.leader, let place = declared[leader] {
                return .parameter(place)
            }
            declared[index] = parameters.count
            parameters[name()] = sign * polished.fit.parameters[index]
            uncertainty.append(polished.uncertainty[index])
            return .parameter(parameters.count - 1)
        }
        let structure = polished.fit.structure
        let ranges = parameterRanges(structure)
        var slot = 0
        let rightHandSides = structure.laws.indices.map { law in
            var sum: Expression?
            for index in structure.laws[law] {
                let term = library.terms[index]
                let range = ranges[slot]
                slot += 1
                let isNegative = polished.fit.parameters[range.lowerBound] < 0
                let sign = isNegative ? -1.0 : 1
                let isUnit = polished.units.contains(range.lowerBound)
                let coefficient =
                    isUnit ? nil : declare(range.lowerBound, sign: sign) { naming.coefficient(of: term, in: law) }
                let constants = zip(range.dropFirst(), term.factors.filter(\.hasInnerConstant)).map { inner, factor in
                    declare(inner) { naming.innerConstant(of: factor) }
                }
                // A leading minus binds to the first factor; behind another term it is a difference.
                if let before = sum {
                    let expression = term.expression(coefficient: coefficient, inner: constants)
                    sum = isNegative ? before - expression : before + expression
                } else if isNegative {
                    sum = negated(term, coefficient, constants)
                } else {
                    sum = term.expression(coefficient: coefficient, inner: constants)
                }
            }
            return sum ?? .constant(0)
        }
        return (system(rightHandSides, parameters: parameters.names), parameters, uncertainty)
    }

    private func negated(_ term: Term, _ coefficient: Expression?, _ inner: [Expression]) -> Expression {
        guard let coefficient else { return -term.expression(coefficient: nil, inner: inner) }
        return term.expression(coefficient: -coefficient, inner: inner)
    }
}
