import PhysiXKernel

extension StructureSearch {
    /// How many of the best fits are worth an exact answer.
    private static let shortlistCount = 5
    /// How many are judged again under another noise.
    private static let reassessedCount = 20
    /// How many of the best are worth a search for constants over short segments.
    private static let steadiedCount = 2

    /// The best laws, and the best of every size up to a little beyond, made exact and written out.
    mutating func candidates() -> [Candidate] {
        // Integrated more exactly, a solution that forgets its start no longer passes where it was fitted.
        var cuts: [Structure: Unknowns] = [:]
        for fit in ranking.prefix(Self.steadiedCount) where isSensitive(fit) {
            cuts[fit.structure] = cutAlongItself(fit)
        }
        fitter.becomeExact()
        pruneExactly()
        let shortlist = shortlist(Self.shortlistCount)
        guard let best = shortlist.first else { return [] }
        return shortlist.enumerated().compactMap { place, fit in
            // Stopped by the caller, the best law is still worth its exact constants; the others stay as they are.
            guard goesOn(.polishing) || fit.structure == best.structure else { return candidate(unpolished(fit)) }
            if let cut = cuts[fit.structure], let steady = polishSteadily(fit, from: cut) { return candidate(steady) }
            foreseePolishing(shortlist, from: place)
            return candidate(fitter.polish(fit) ?? unpolished(fit))
        }
    }

    /// So many of the best fits, and the best of every size up to a little beyond the best one's.
    private func shortlist(_ count: Int) -> [Fit] {
        let ranking = ranking
        guard let best = ranking.first else { return [] }
        var shortlist = Array(ranking.prefix(count))
        for size in 0...best.structure.termCount + 1 {
            let simplest = ranking.filter { $0.structure.termCount == size }
                .min { fitter.criterion.misfit($0.squares) < fitter.criterion.misfit($1.squares) }
            if let simplest, !shortlist.contains(where: { $0.structure == simplest.structure }) {
                shortlist.append(simplest)
            }
        }
        return shortlist
    }

    /// Judges the best fits again after the noise was found to be another than the search assumed; the others are forgotten
    /// and may be tried again.
    mutating func reassess() {
        let worth = shortlist(Self.reassessedCount)
        forgetFits()
        for fit in worth { remember(fit.structure, fitter.reassessed(fit)) }
    }

    /// Takes terms out of the best law that only made up for what the search had integrated less exactly than the
    /// measurements are.
    private mutating func pruneExactly() {
        guard prepared.noise.isExact.contains(true), let best = ranking.first, goesOn(.polishing),
            let exact = fitter.fit(best.structure, from: [best.unknowns], Self.careful)
        else { return }
        prune(exact)
    }

    private func unpolished(_ fit: Fit) -> PolishedFit {
        PolishedFit(fit: fit, uncertainty: fit.parameters.map { _ in .infinity })
    }

    private func candidate(_ polished: PolishedFit) -> Candidate {
        var writer = LawWriter(prepared.language, polished)
        let system = writer.write()
        return Candidate(
            system: system, parameters: writer.parameters, uncertainty: writer.uncertainty,
            rSquared: prepared.measurements.explained(polished.fit.squares), complexity: system.operatorCount,
            initialStates: polished.fit.unknowns.segments.filter { prepared.measurements.isStart($0.first) }
                .map(\.state), segmentCount: polished.fit.unknowns.segments.count,
            criterion: polished.fit.score)
    }
}

extension [Candidate] {
    /// For each complexity that pays off the candidate with the smallest error, the simplest first.
    ///
    /// A more complex one pays off where it leaves at least a tenth less of the variance unexplained.
    func paretoFront() -> [Candidate] {
        var front: [Candidate] = []
        for candidate in sorted(by: { ($0.complexity, $0.unexplained) < ($1.complexity, $1.unexplained) })
        where candidate.unexplained < 0.9 * (front.last?.unexplained ?? .infinity) {
            front.append(candidate)
        }
        return front
    }
}

extension Candidate {
    /// The mean part of the variance that it leaves unexplained.
    fileprivate var unexplained: Double { rSquared.reduce(0) { $0 + (1 - $1) / Double(rSquared.count) } }
}
