/// How the answer varies when the same experiment is made again and again.
///
/// Each time the best law's solution gets new noise, drawn from the residuals; its constants and those of the laws close
/// to it are fitted again, and the criterion decides again between them. Of laws that fit equally the shorter one wins
/// every time: how probable each is, ``DiscoveryResult/probability(of:)`` tells.
public struct Bootstrap: Sendable, Hashable {
    /// How often a law was the best.
    public struct LawFrequency: Sendable, Hashable {
        /// The law.
        public let candidate: Candidate
        /// The part of the resamplings, from 0 to 1.
        public let frequency: Double
    }

    /// How often the best law had a term.
    public struct TermFrequency: Sendable, Hashable {
        /// The state variable in whose derivative it stands.
        public let variable: String
        /// The term without its number, such as `x*y`; `1` for a constant.
        public let term: String
        /// The part of the resamplings, from 0 to 1.
        public let frequency: Double
    }

    /// How many resamplings there were; fewer than were asked for where the caller stopped them.
    public let count: Int
    /// Where their random numbers started.
    public let seed: UInt64
    /// For each constant of the best law the interval that 95 % of its estimates lie in, between the percentiles 2.5 and
    /// 97.5.
    public let intervals: [ClosedRange<Double>]
    /// The laws that were compared, the best one first.
    public let laws: [LawFrequency]
    /// The terms of the best law in the order of its state variables; a velocity that is one has none.
    public let terms: [TermFrequency]
}

extension [Double] {
    /// The value below which a part of the numbers lies, between neighbours in proportion; NaN where there are none.
    func quantile(_ part: Double) -> Double {
        guard let last = indices.last else { return .nan }
        let sorted = sorted()
        let place = part * Double(last)
        let lower = Swift.min(Int(place), last)
        let upper = Swift.min(lower + 1, last)
        return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
    }
}
