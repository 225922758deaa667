/// Names for episodes and sessions, from the system's source of randomness.
enum RandomID {
    /// A version 4 UUID, as OpenEnv names episodes.
    static func episode() -> String {
        var generator = SystemRandomNumberGenerator()
        let high = generator.next() & ~0xF000 | 0x4000
        let low = generator.next() & ~(0b11 << 62) | 0b10 << 62
        return text(high, low)
    }

    /// The same form with all of its 128 bits random, because whoever knows a session's name may use it.
    static func session() -> String {
        var generator = SystemRandomNumberGenerator()
        return text(generator.next(), generator.next())
    }

    private static func text(_ high: UInt64, _ low: UInt64) -> String {
        var text = ""
        text.reserveCapacity(36)
        for (word, dashes) in [(high, [8, 12]), (low, [0, 4])] {
            for digit in 0..<16 {
                if dashes.contains(digit) { text.append("-") }
                text += String(word >> UInt64(60 - 4 * digit) & 15, radix: 16)
            }
        }
        return text
    }
}
