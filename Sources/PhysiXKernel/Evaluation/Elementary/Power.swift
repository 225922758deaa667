extension Elementary {
    /// x^y.
    static func power(_ x: Double, _ y: Double) -> Double { realPower(x, y) }
    /// x^y.
    static func power(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> { realPower(x, y) }

    @inline(__always) private static func realPower<L: Lane>(_ x: L, _ y: L) -> L {
        let isOrdinary = isOrdinary(x).and(y.magnitude.isBelow(largestExponent))
        if isOrdinary.isAllTrue { return power(Binary(x), y) }
        return specialPower(x, y)
    }

    /// Above it every power of a number other than ±1 overflows or underflows.
    private static var largestExponent: Double { 0x1p70 }

    /// The edge cases of C's `pow` (C23, F.10.4.4): 1 for y = 0 and for x = 1 even with a NaN, NaN for a negative base
    /// with a fraction as exponent, the sign of odd powers kept through 0 and ∞.
    @inline(never) private static func specialPower<L: Lane>(_ x: L, _ y: L) -> L {
        let base = x.magnitude
        let isZero = base.isEqual(to: 0)
        let isInfinite = base.isEqual(to: .infinity)
        let limit = L(bits: L(every: largestExponent).bits | y.signBit)
        let exponent = y.or(limit, where: y.magnitude.isAbove(largestExponent))
        let ordinary = power(Binary(possiblySubnormal: base.or(1, where: isZero.or(isInfinite))), exponent)
        let (isPositive, isNegative) = (y.isAbove(0), y.isBelow(0))
        let size =
            ordinary
            .or(0, where: isZero.and(isPositive).or(isInfinite.and(isNegative)))
            .or(.infinity, where: isZero.and(isNegative).or(isInfinite.and(isPositive)))
        let (isInteger, isOdd) = parity(y.magnitude)
        let oddSign = L(bits: L(every: 0).or(-0.0, where: isOdd).bits & x.signBit)
        let hasNoPower = x.isBelow(0).and(isInfinite.inverted).and(isInteger.inverted)
        return L(bits: size.bits ^ oddSign.bits)
            .or(.nan, where: hasNoPower.or(x.isEqual(to: x).inverted))
            .or(1, where: y.isEqual(to: 0).or(x.isEqual(to: 1)))
    }

    /// Whether a magnitude is an integer, and an odd one; ∞ is an even integer.
    @inline(__always) private static func parity<L: Lane>(_ y: L) -> (isInteger: L.Mask, isOdd: L.Mask) {
        func isInteger(_ y: L) -> L.Mask { y.isEqual(to: (y + 0x1p52) - 0x1p52).or(y.isBelow(0x1p52).inverted) }
        let (whole, half) = (isInteger(y), isInteger(y * 0.5))
        return (whole, whole.and(half.inverted))
    }

    /// e^(y·log x), the logarithm and the product as sums of two doubles.
    @inline(__always) private static func power<L: Lane>(_ x: Binary<L>, _ y: L) -> L {
        let log = extendedLogarithm(x)
        let total = log.high + log.low
        let leading = total.leading
        let rest = log.low - (leading - log.high)
        let head = y.leading
        let product = head * leading
        let correction = (y - head) * leading + y * rest
        let sum = product + correction
        return exponential(sum, correction - (sum - product))
    }

    /// log x as a sum of two doubles, with a relative error below 2^-67.
    ///
    /// With s = (m − 1)/(m + 1), log m = ⅔·s·(3 + s² + s⁴·L(s²)), where s, the bracket, the product and ⅔ are split so
    /// that their leading halves multiply exactly: the scheme of fdlibm's `e_pow.c` (Sun Microsystems, 2004) without
    /// its second reduction. The relative error of L's truncation is below 2^-70.5.
    @inline(__always) private static func extendedLogarithm<L: Lane>(_ x: Binary<L>) -> (high: L, low: L) {
        let (s, head, rest) = quotient(x.significand)
        let z = s * s
        let square = head * head
        let remainder = z * z * powerPolynomial(z) + rest * (head + s)
        let bracket = ((square + 3) + remainder).leading
        let bracketRest = remainder - ((bracket - 3) - square)
        let product = head * bracket
        let productRest = rest * bracket + bracketRest * s
        let total = (product + productRest).leading
        let totalRest = productRest - (total - product)
        let high = total * 0x1.5555550000000p-1
        let low = total * 0x1.5555555555555p-27 + totalRest * 0x1.5555555555555p-1
        let power = x.exponent * 0x1.62e42fefa3800p-1
        let sum = power + high
        let lost = high - (sum - power)
        return (sum, lost + (low + x.exponent * 0x1.ef35793c76730p-45))
    }

    /// s = (m − 1)/(m + 1), and s once more as a sum whose first part has 26 bits.
    @inline(__always) private static func quotient<L: Lane>(_ m: L) -> (s: L, head: L, rest: L) {
        let (f, g) = (m - 1, m + 1)
        let reciprocal = 1 / g
        let s = f * reciprocal
        let head = s.leading
        let divisor = g.leading
        let divisorRest = (g - divisor) + (m - (g - 1))
        return (s, head, ((f - head * divisor) - head * divisorRest) * reciprocal)
    }

    @inline(__always) private static func powerPolynomial<L: Lane>(_ z: L) -> L {
        let z2 = z * z
        let p0 = z * 0x1.b6db6db6dc91ep-2 + 0x1.3333333333330p-1
        let p2 = z * 0x1.1745d22ba110ep-2 + 0x1.5555555414044p-2
        let p4 = z * 0x1.99b1888715c30p-3 + 0x1.d89d10ef82258p-3
        let p6 = z * 0x1.709b714a53f0dp-3 + 0x1.669d1862fcb15p-3
        return (p0 + z2 * p2) + (z2 * z2) * (p4 + z2 * p6)
    }
}
