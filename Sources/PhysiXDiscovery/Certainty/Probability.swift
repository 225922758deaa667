import PhysiXKernel

extension DiscoveryResult {
    /// How probable a law is among all ``candidates``: `exp(-Δ/2)`, with Δ how much worse than the first one's its
    /// criterion is, in parts of the sum over all of them.
    ///
    /// Between 0 and 1. It speaks of the laws that were compared to the end, and of nothing beside them.
    public func probability(of candidate: Candidate) -> Double {
        guard let best = candidates.first else { return 0 }
        func weight(_ law: Candidate) -> Double { Elementary.exp(-(law.criterion - best.criterion) / 2) }
        return weight(candidate) / candidates.reduce(0) { $0 + weight($1) }
    }
}
