extension Elementary {
    package static func log(_ x: Double) -> Double { logarithm(x) }
    static func log(_ x: SIMD8<Double>) -> SIMD8<Double> { logarithm(x) }

    @inline(__always) private static func logarithm<L: Lane>(_ x: L) -> L {
        if isOrdinary(x).isAllTrue { return logarithm(Binary(x)) }
        return specialLogarithm(x)
    }

    /// Whether a number is positive, normal and finite.
    @inline(__always) static func isOrdinary<L: Lane>(_ x: L) -> L.Mask {
        x.isBelow(0x1p-1022).inverted.and(x.isBelow(.infinity))
    }

    @inline(never) private static func specialLogarithm<L: Lane>(_ x: L) -> L {
        logarithm(Binary(possiblySubnormal: x))
            .or(x, where: x.isBelow(.infinity).inverted)
            .or(-.infinity, where: x.isEqual(to: 0))
            .or(.nan, where: x.isBelow(0))
    }

    /// log(2^k·(1 + f)) = k·ln 2 + 2·artanh(s), s = f / (2 + f), where 2·artanh(s) = f − (f²/2 − s·(f²/2 + R(s²))).
    ///
    /// That form, of fdlibm's `e_log.c` (Sun Microsystems, 1993), keeps the rounding of s out of the result; what
    /// rounding takes from k·ln 2 + f is added back. The relative error of R's truncation is below 2^-59.5.
    @inline(__always) private static func logarithm<L: Lane>(_ x: Binary<L>) -> L {
        let f = x.significand - 1
        let s = f / (f + 2)
        let z = s * s
        let z2 = z * z
        let head = z * 0x1.999999997ff39p-2 + 0x1.5555555555592p-1
        let middle = z * 0x1.c71c52161cebbp-3 + 0x1.24924941df15fp-2
        let tail = z * 0x1.39a1ef556dd72p-3 + 0x1.74663c9b1b686p-3 + z2 * 0x1.2f038ca3d9bbep-3
        let ratio = z * (head + z2 * (middle + z2 * tail))
        let half = f * f * 0.5
        let power = x.exponent * 0x1.62e42fefa3800p-1
        let leading = power + f
        let lost = f - (leading - power)
        return leading + (lost + (x.exponent * 0x1.ef35793c76730p-45 + (s * (half + ratio) - half)))
    }
}

/// A positive number as significand·2^exponent, the significand between √½ and √2.
struct Binary<L: Lane> {
    let significand: L
    let exponent: L

    /// - Precondition: x is positive, normal and finite; for other numbers both parts have no meaning.
    @inline(__always) init(_ x: L) { self.init(x, exponentOffset: L(every: 0)) }

    @inline(__always) init(possiblySubnormal x: L) {
        let isSmall = x.isBelow(0x1p-1022)
        self.init(x.or(x * 0x1p54, where: isSmall), exponentOffset: L(every: 0).or(54, where: isSmall))
    }

    /// Counting from the bits of √½ makes every significand below √2 carry into the exponent field at the right place.
    @inline(__always) private init(_ x: L, exponentOffset: L) {
        let rootHalf: UInt64 = 0x3fe6_a09e_0000_0000
        let counted = x.bits &+ L.Bits(every: 1 << 52 &* 1023 &- rootHalf)
        significand = L(bits: (counted & L.Bits(every: 1 << 52 - 1)) &+ L.Bits(every: rootHalf))
        let biased = L(bits: (counted &>> L.Bits(every: 52)) | L.Bits(every: 0x1p52.bitPattern))
        exponent = biased - (0x1p52 + 1023) - exponentOffset
    }
}
