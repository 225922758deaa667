/// A pseudo-random generator whose stream is the same on every platform and in every version.
///
/// The algorithm is xoshiro256**: period 2²⁵⁶ − 1, passes BigCrush, not for cryptography. Its state is filled from the
/// seed by SplitMix64, as its authors recommend.
///
/// A seed has independent sub-streams, so that drawing more of one thing (noise) never changes another (parameters):
/// stream *k* starts 2¹²⁸·*k* values further on.
///
/// *Source*: D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47 (2021);
/// <https://prng.di.unimi.it>.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// A generator in a given state, for comparison with published streams.
    ///
    /// - Precondition: not all four words are 0.
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        (s0, s1, s2, s3) = state
        precondition(s0 | s1 | s2 | s3 != 0, "a state of zeros yields zeros for ever")
    }

    /// The generator of a seed.
    ///
    /// - Parameters:
    ///   - seed: any number; neighbouring seeds give unrelated streams.
    ///   - stream: which of the seed's sub-streams, from 0. Each costs 256 steps to reach: use small numbers.
    public init(seed: UInt64, stream: Int = 0) {
        var mixer = SplitMix64(state: seed)
        self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
        for _ in 0..<stream { jump() }
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        let scrambled = s1 &* 5
        let result = (scrambled << 7 | scrambled >> 57) &* 9
        let shifted = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = s3 << 45 | s3 >> 19
        return result
    }

    /// Moves 2¹²⁸ values ahead.
    mutating func jump() {
        var reached = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
        for word in [0x180e_c6d3_3cfd_0aba, 0xd5a6_1266_f0c9_392c, 0xa958_2618_e03f_c9aa, 0x39ab_dc45_29b1_661c]
            as [UInt64]
        {
            for bit in 0..<64 {
                if word >> bit & 1 == 1 {
                    reached = (reached.0 ^ s0, reached.1 ^ s1, reached.2 ^ s2, reached.3 ^ s3)
                }
                _ = next()
            }
        }
        (s0, s1, s2, s3) = reached
    }
}

/// The generator that turns a seed into the state of another one.
///
/// *Source*: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
struct SplitMix64 {
    private var state: UInt64

    init(state: UInt64) { self.state = state }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
