/// The name of a session: 128 bits, which nobody guesses where they are random; 32 hexadecimal digits as text.
public struct SessionID: Sendable, Hashable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// A random name.
    ///
    /// Whoever knows the name may play, so `generator` must be one that nobody foresees, as the system's is.
    public init(using generator: inout some RandomNumberGenerator) {
        high = generator.next()
        low = generator.next()
    }

    /// A random name from the system's generator.
    public init() {
        var generator = SystemRandomNumberGenerator()
        self.init(using: &generator)
    }

    /// The name with this text; `nil` for anything but 32 digits from 0-9, a-f and A-F.
    public init?(_ text: some StringProtocol) {
        var value: UInt128 = 0
        var count = 0
        for byte in text.utf8 {
            guard let digit = Self.digit(byte), count < 32 else { return nil }
            value = value << 4 | UInt128(digit)
            count += 1
        }
        guard count == 32 else { return nil }
        high = UInt64(truncatingIfNeeded: value >> 64)
        low = UInt64(truncatingIfNeeded: value)
    }

    /// 32 hexadecimal digits in lower case.
    public var description: String { Self.digits(high) + Self.digits(low) }

    private static func digits(_ half: UInt64) -> String {
        let digits = String(half, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
