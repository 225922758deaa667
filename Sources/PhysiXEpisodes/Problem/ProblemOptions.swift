/// How a problem is drawn from a system and shown to the agent.
public struct ProblemOptions: Sendable, Hashable {
    /// When samples are taken.
    public enum Sampling: String, Sendable, Hashable, CaseIterable {
        /// At equal distances.
        case regular
        /// One at a random place in each of as many equal intervals, after the one at time 0.
        case irregular
    }

    /// How much the agent is told.
    public enum Reveal: String, Sendable, Hashable, CaseIterable {
        /// The system's id, its hint and the usual names of its variables.
        case full
        /// Neither id nor hint, and variables called `x1`, `x2`, so that no textbook can be recited.
        case anonymous
    }

    /// Which law holds.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        /// The one of the textbook.
        case original
        /// A bent one, so that only the data can tell.
        case altered
    }

    /// The standard deviation of the additive Gaussian noise, as a fraction of each variable's own; at most 1000.
    public var noise: Double
    /// How many samples are taken, before some go missing.
    public var samples: Int
    /// When they are taken.
    public var sampling: Sampling
    /// The fraction of samples that go missing, at random, never the first one; at least two remain.
    public var missing: Double
    /// How much the agent is told.
    public var reveal: Reveal
    /// Which law holds.
    public var variant: Variant

    /// Options; the defaults are those of every episode.
    public init(
        noise: Double = 0.01, samples: Int = 100, sampling: Sampling = .regular, missing: Double = 0,
        reveal: Reveal = .full, variant: Variant = .original
    ) {
        self.noise = noise
        self.samples = samples
        self.sampling = sampling
        self.missing = missing
        self.reveal = reveal
        self.variant = variant
    }

    /// The largest number of samples that are still apart once their times are rounded to five decimals.
    static func mostSamples(over duration: Double) -> Int { Int(min(100_000, duration * 1e4)) + 1 }

    /// Makes sure that a system can be sampled like this.
    func check(over duration: Double) throws(ProblemError) {
        guard noise >= 0, noise <= 1000 else { throw .option(name: "noise", expected: "a number from 0 to 1000") }
        let most = Self.mostSamples(over: duration)
        guard most >= 2 else {
            throw .option(name: "duration", expected: "at least 0.0001 seconds: times have five decimals")
        }
        guard (2...most).contains(samples) else {
            throw .option(name: "samples", expected: "a whole number from 2 to \(most)")
        }
        guard missing >= 0, missing < 1 else { throw .option(name: "missing", expected: "a fraction from 0, below 1") }
    }
}
