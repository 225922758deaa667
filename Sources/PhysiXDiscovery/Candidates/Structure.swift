import PhysiXKernel

/// Which terms of the library stand in which law: a system of equations without its numbers.
struct Structure: Hashable, Sendable {
    /// The terms of each law of the formulation, ascending.
    var laws: [[Int]]

    /// The number of terms.
    var termCount: Int { laws.reduce(0) { $0 + $1.count } }

    /// Every term with its law, in the order in which parameters stand.
    var slots: [(law: Int, term: Int)] { laws.indices.flatMap { law in laws[law].map { (law, $0) } } }

    /// The structure with one more term.
    func adding(_ term: Int, to law: Int) -> Structure {
        var grown = self
        grown.laws[law] = (laws[law] + [term]).sorted()
        return grown
    }

    /// The structure with one term fewer.
    func removing(_ term: Int, from law: Int) -> Structure {
        var pruned = self
        pruned.laws[law].removeAll { $0 == term }
        return pruned
    }
}

/// A formulation together with the library of its terms: everything that turns a structure into equations.
struct Language {
    /// The state variables and the left sides.
    let formulation: Formulation
    /// The terms.
    var library: Library

    /// The number of constants of a structure: a coefficient for every term, and inner constants.
    func parameterCount(_ structure: Structure) -> Int {
        structure.slots.reduce(0) { $0 + 1 + library.terms[$1.term].innerCount }
    }

    /// The parameters of each slot of a structure: the coefficient, then the term's inner constants.
    func parameterRanges(_ structure: Structure) -> [Range<Int>] {
        var start = 0
        return structure.slots.map { slot in
            let range = start..<start + 1 + library.terms[slot.term].innerCount
            start = range.upperBound
            return range
        }
    }

    /// A structure as equations, with the parameters `p0`, `p1`, … in the order of its slots.
    func system(_ structure: Structure) -> EquationSystem {
        let ranges = parameterRanges(structure)
        var slot = 0
        let rightHandSides = structure.laws.map { terms in
            var sum: Expression?
            for term in terms {
                let parameters = ranges[slot].map { Expression.parameter($0) }
                let expression = library.terms[term].expression(
                    coefficient: parameters[0], inner: parameters.dropFirst().map { InnerConstant(magnitude: $0) })
                sum = sum.map { $0 + expression } ?? expression
                slot += 1
            }
            return sum ?? .constant(0)
        }
        return system(rightHandSides, parameters: (0..<parameterCount(structure)).map { "p\($0)" })
    }

    /// The equations of the formulation with given right sides.
    func system(_ rightHandSides: [Expression], parameters: [String]) -> EquationSystem {
        let scope = Scope(
            stateVariables: Array(formulation.stateNames.prefix(formulation.measuredCount)), parameters: parameters,
            isDriven: formulation.isDriven)
        let laws = zip(formulation.laws, rightHandSides).map { law, side in
            (variable: law.variable, order: law.order, rightHandSide: side)
        }
        do {
            return try EquationSystem(laws, in: scope)
        } catch {
            preconditionFailure("a formulation has one law for each state variable: \(error)")
        }
    }
}
