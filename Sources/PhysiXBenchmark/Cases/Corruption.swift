public import PhysiXKernel

/// What is done to an exact trajectory before a solver sees it: ODEBench's noise and subsampling.
///
/// Every value becomes x·(1 + σ·ξ) with ξ from the standard normal distribution, one for each sample and component in
/// the order of the samples. Then `Int(ρ·n)` of the n samples go missing, every choice being equally likely.
///
/// Random numbers come from `SeededGenerator(seed: s, stream: k)`, where s is FNV-1a (64 bits) of the text `id#seed`,
/// k is 0 for noise and 1 for what goes missing. A system's ξ are hence the same for each σ and ρ, and independent of the
/// other systems in the run.
///
/// *Source*: S. d'Ascoli et al., ODEFormer, ICLR 2024, §5; its own noise has no seed.
public struct Corruption: Sendable, Hashable {
    /// The standard deviation σ of the noise, as a fraction of each value.
    public var noise: Double
    /// The fraction ρ of the samples that go missing, at least 0 and below 1.
    public var subsample: Double
    /// The number of the repetition.
    public var seed: Int

    /// A corruption; by default none.
    public init(noise: Double = 0, subsample: Double = 0, seed: Int = 0) {
        precondition(subsample >= 0 && subsample < 1, "a fraction of the samples")
        self.noise = noise
        self.subsample = subsample
        self.seed = seed
    }

    /// What is left of the exact trajectory of a system.
    public func samples(of exact: Trajectory, system id: String) -> Trajectory {
        let hash = Self.hash("\(id)#\(seed)")
        var generator = SeededGenerator(seed: hash, stream: 0)
        var noisy = exact.states
        for index in noisy.indices { noisy[index] *= 1 + noise * generator.gaussian() }

        var choice = SeededGenerator(seed: hash, stream: 1)
        let count = exact.times.count
        let kept = Self.selection(of: count - Int(subsample * Double(count)), from: count, using: &choice)
        let width = exact.stateCount
        return Trajectory(
            times: kept.map { exact.times[$0] },
            states: kept.flatMap { noisy[$0 * width..<($0 + 1) * width] }, stateCount: width)
    }

    /// So many of the numbers below `count` in their order: Knuth's algorithm S (The Art of Computer Programming, 3.4.2).
    private static func selection(of size: Int, from count: Int, using generator: inout SeededGenerator) -> [Int] {
        var wanted = size
        return (0..<count).filter { index in
            guard generator.uniform() * Double(count - index) < Double(wanted) else { return false }
            wanted -= 1
            return true
        }
    }

    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
