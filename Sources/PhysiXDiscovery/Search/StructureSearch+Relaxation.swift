import PhysiXKernel

/// Laws of quantities that follow others at once.
///
/// Where y' = k·(a + b·θ − y) is fast, y' is a small difference of large terms. What noise adds to these is larger than y' itself, so
/// that neither the weak form nor a law that follows the measurements in another way tells which they are; but y is close to
/// a + b·θ, and a fit that starts there finds the rest.
extension StructureSearch {
    /// How much faster than the measurements follow each other a quantity relaxes where a fit starts.
    private static let speed = 3.0

    /// Tries in the best law that each quantity relaxes to what one simple term says, and climbs from the best law that
    /// comes of it.
    mutating func tryRelaxation() {
        guard let best = ranking.first else { return }
        var better: Fit?
        for law in best.structure.laws.indices {
            for (structure, start) in relaxations(of: law, in: best) {
                guard goesOn(.searching) else { return }
                let fit = evaluate(structure, near: best, from: [start])
                if let fit, fit.score < (better ?? best).score - 1e-6 { better = fit }
            }
        }
        if let better { climb(from: better) }
    }

    /// The structures in which one law is a relaxation, and where their fits can start.
    private func relaxations(of law: Int, in best: Fit) -> [(structure: Structure, start: Unknowns)] {
        let library = prepared.language.library
        let simple = library.simpleTerms
        let target = prepared.language.formulation.laws[law].target
        guard let constant = simple.first(where: { library.terms[$0].factors.isEmpty }),
            let own = simple.first(where: { library.terms[$0].factors == [.power(state: target, exponent: 1)] })
        else { return [] }
        let rate = Self.speed / prepared.measurements.spacing
        return simple.filter { $0 != own && $0 != constant }.map { term in
            var structure = best.structure
            structure.laws[law] = [constant, own, term].sorted()
            var start = prepared.starts(structure, near: best)[0]
            let level = prepared.weakForm.laws[law].coefficients(of: [constant, term], explaining: own)
            for (slot, range) in zip(structure.slots, prepared.language.parameterRanges(structure))
            where slot.law == law {
                start.parameters[range.lowerBound] =
                    rate * (slot.term == own ? -1 : slot.term == constant ? level[0] : level[1])
            }
            return (structure, start)
        }
    }
}
