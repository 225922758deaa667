extension Elementary {
    package static func exp(_ x: Double) -> Double { exponential(x) }
    static func exp(_ x: SIMD8<Double>) -> SIMD8<Double> { exponential(x) }

    @inline(__always) private static func exponential<L: Lane>(_ x: L) -> L { exponential(x, L(every: 0)) }

    /// e^(high + low) for a `low` below the last place of `high`.
    @inline(__always) static func exponential<L: Lane>(_ high: L, _ low: L) -> L {
        guard high.magnitude.isBelow(708).isAllTrue else { return specialExponential(high, low) }
        let (significand, shifted) = scaledExponential(high, low)
        return L(bits: significand.bits &+ (shifted.bits &<< L.Bits(every: 52)))
    }

    /// Scales in two steps, so that only the last one can overflow or round to a subnormal.
    @inline(never) private static func specialExponential<L: Lane>(_ high: L, _ low: L) -> L {
        let (isTooLarge, isTooSmall) = (high.isAbove(710), high.isBelow(-746))
        let (significand, shifted) = scaledExponential(
            high.or(710, where: isTooLarge).or(-746, where: isTooSmall), low.or(0, where: isTooLarge.or(isTooSmall)))
        let biased = shifted.bits &- L.Bits(every: rounder.bitPattern - 2046)
        let first = biased &>> L.Bits(every: 1)
        let second = biased &- first
        return significand * L(bits: first &<< L.Bits(every: 52)) * L(bits: second &<< L.Bits(every: 52))
    }

    /// e^(high + low) as e^r·2^k with |r| ≤ ln 2 / 2; k is in the low bits of `shifted`.
    ///
    /// k·ln 2 is subtracted in two parts, the first exactly (Cody and Waite), and what rounding takes from r and from
    /// 1 + r is added back. The relative error of the polynomial's truncation is below 2^-57.3.
    @inline(__always)
    private static func scaledExponential<L: Lane>(_ high: L, _ low: L) -> (significand: L, shifted: L) {
        let shifted = high * 0x1.71547652b82fep+0 + rounder
        let k = shifted - rounder
        let reduced = high - k * 0x1.62e42fefa3800p-1
        let rest = k * 0x1.ef35793c76730p-45 - low
        let r = reduced - rest
        let lost = (reduced - r) - rest
        let sum = r + 1
        return (sum + ((r - (sum - 1)) + (lost + exponentialTail(r))), shifted)
    }

    /// e^r − 1 − r.
    @inline(__always) private static func exponentialTail<L: Lane>(_ r: L) -> L {
        let r2 = r * r
        let r4 = r2 * r2
        let p0 = r * 0x1.5555555553207p-5 + 0x1.5555555555501p-3
        let p2 = r * 0x1.6c16c17cc33fdp-10 + 0x1.1111111128874p-7
        let p4 = r * 0x1.a019ab2cf45c6p-16 + 0x1.a01a011c24eabp-13
        let p6 = r * 0x1.289f8b293a8dep-22 + 0x1.71df553d98a5dp-19
        let upper = p4 + r2 * p6 + r4 * 0x1.ad201d500f309p-26
        return r2 * 0.5 + (r2 * r) * ((p0 + r2 * p2) + r4 * upper)
    }
}
