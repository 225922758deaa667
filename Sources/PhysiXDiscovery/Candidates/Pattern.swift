/// A term whose inner constants are still to be found, with where to look for them.
struct Pattern {
    /// What the term is made of.
    var factors: [Factor]
    /// What it costs, in nats.
    var cost: Double
    /// Its kind.
    var family: TermFamily
    /// Values of the inner constants that are tried first.
    var grid: [[Double]]
    /// Within which each inner constant must stay: beyond, the term is a jump or overflows.
    var limits: [ClosedRange<Double>]

    /// The term with found inner constants.
    func term(_ inner: [Double]) -> Term {
        Term(factors, innerStarts: inner, cost: cost, tier: family.tier, family: family)
    }

    /// Whether inner constants lie within the limits.
    func admits(_ inner: [Double]) -> Bool { zip(inner, limits).allSatisfy { $1.contains($0) } }
}
