import PhysiXKernel

extension StructureSearch {
    /// How often terms are looked for, each time along the best law so far.
    private static let scans = 2
    /// How many laws with terms that were found are tried each time.
    private static let trialsPerScan = 6

    /// Looks along the best law's solution for terms with inner constants and for laws that are the same but for an exchange
    /// of their variables, and climbs from the best law that has them.
    ///
    /// Where motion is fast or noise strong, smoothing hides which of them explain a law. A solution that follows the
    /// measurements, even of another law, tells it at the measurements' own precision.
    mutating func scanAlongSolutions() {
        if let best = ranking.first, isSettled(best) { return }
        for _ in 0..<Self.scans {
            guard goesOn(.searching), let best = ranking.first, follows(best), let found = lawWithFind(along: best)
            else { return }
            climb(from: found)
        }
    }

    /// The best law with what is found along a fit; `nil` where none is better than that.
    private mutating func lawWithFind(along fit: Fit) -> Fit? {
        let patterns = prepared.language.library.patterns
        guard !patterns.isEmpty, let paths = fitter.paths(of: fit), let known = replacement(of: fit) else { return nil }
        let scan = ProfileScan(
            patterns, prepared.curves, resolution: prepared.resolution, lawCount: fit.structure.laws.count,
            stop: monitor.stop)
        let finds = add(known.finds(of: scan, along: paths, unless: monitor.stop), price: scan.priceOfChoice)
        guard let replacement = replacement(of: fit) else { return nil }
        let proposals =
            replacement.proposals(with: finds, unless: monitor.stop)
            + replacement.symmetricProposals(unless: monitor.stop)
        var best: Fit?
        for (proposal, expected) in ranked(proposals, of: fit).prefix(Self.trialsPerScan)
        where isWorthTrying(expected, than: fit) {
            guard goesOn(.searching) else { break }
            let other = evaluate(proposal.structure, near: fit, from: [proposal.start], anew: true)
            if let other, other.score < (best ?? fit).score - 1e-6 { best = other }
        }
        return best
    }
}
