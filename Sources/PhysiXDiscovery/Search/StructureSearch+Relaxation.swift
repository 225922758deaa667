import PhysiXKernel

/// Laws of quantities that follow others at once.
///
/// Where y' = k·(a + b·θ − y) is fast, y' is a small difference of large terms. What noise adds to these is larger than y' itself, so
/// that neither the weak form nor a law that follows the measurements in another way tells which they are; but y is close to
/// a + b·θ, and a fit that starts there finds the rest.
extension StructureSearch {
    /// How much faster than the measurements follow each other a quantity relaxes where a fit starts.
    private static let speed = 3.0
    /// The most laws that are tried: all of a system of four quantities.
    private static let mostRelaxations = 60

    /// Tries in the best law that each quantity relaxes to what one simple term says, and climbs from the best law that
    /// comes of it.
    mutating func tryRelaxations() {
        // A relaxation has the constant and the quantity itself beside one of the other simple terms.
        let perLaw = prepared.language.library.simpleTerms.count - 2
        guard let best = ranking.first, best.structure.laws.count * perLaw <= Self.mostRelaxations, !isSettled(best)
        else { return }
        let trials = best.structure.laws.indices.flatMap { relaxations(of: $0, in: best) }
        var better: Fit?
        for (structure, start) in trials {
            guard goesOn(.searching) else { return }
            // A known fit of such a law may have come from slow constants, from which it is seldom found.
            guard var fit = fitter.fit(structure, from: [start], Self.quick) else { continue }
            if prepared.measurements.areCut(fit.unknowns) { fit = join(fit) }
            if let kept = remember(structure, fit), kept.score < (better ?? best).score - 1e-6 { better = kept }
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
            let coefficients = [own: -rate, constant: rate * level[0], term: rate * level[1]]
            for (slot, range) in zip(structure.slots, prepared.language.parameterRanges(structure))
            where slot.law == law {
                start.parameters[range.lowerBound] = coefficients[slot.term] ?? 0
            }
            return (structure, start)
        }
    }
}
