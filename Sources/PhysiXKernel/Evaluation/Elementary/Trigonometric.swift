import CPhysiXShims

extension Elementary {
    // Small numbers are taken on a way of their own, without a stack frame.

    @inline(__always)
    package static func sin(_ x: Double) -> Double {
        guard x.magnitude < Reduction<Double>.needless else { return sineOfLarge(x) }
        return physix_copysign(Reduction.smallSine(x.magnitude), x)
    }

    @inline(never) private static func sineOfLarge(_ x: Double) -> Double { sine(x) }
    @inline(never) private static func cosineOfLarge(_ x: Double) -> Double { cosine(x) }

    static func sin(_ x: SIMD8<Double>) -> SIMD8<Double> { sine(x) }

    @inline(__always)
    package static func cos(_ x: Double) -> Double {
        guard x.magnitude < Reduction<Double>.needless else { return cosineOfLarge(x) }
        return Reduction(reduced: x.magnitude).cosine.sum
    }

    static func cos(_ x: SIMD8<Double>) -> SIMD8<Double> { cosine(x) }

    static func tan(_ x: Double) -> Double { tangent(x) }
    static func tan(_ x: SIMD8<Double>) -> SIMD8<Double> { tangent(x) }

    /// Both at once, for the price of little more than one: a function and its derivative.
    static func sincos(_ x: Double) -> (sin: Double, cos: Double) { sineAndCosine(x) }
    static func sincos(_ x: SIMD8<Double>) -> (sin: SIMD8<Double>, cos: SIMD8<Double>) { sineAndCosine(x) }

    @inline(__always) private static func sine<L: Lane>(_ x: L) -> L {
        let r = Reduction(x.magnitude)
        let value = blend(r.sine.sum, r.cosine.sum, r.isOdd)
        return L(bits: value.bits ^ x.signBit ^ r.sineSign)
    }

    @inline(__always) private static func cosine<L: Lane>(_ x: L) -> L {
        let r = Reduction(x.magnitude)
        let value = blend(r.cosine.sum, r.sine.sum, r.isOdd)
        return L(bits: value.bits ^ r.cosineSign)
    }

    @inline(__always) private static func sineAndCosine<L: Lane>(_ x: L) -> (sin: L, cos: L) {
        let r = Reduction(x.magnitude)
        let (sine, cosine) = (r.sine.sum, r.cosine.sum)
        return (
            L(bits: blend(sine, cosine, r.isOdd).bits ^ x.signBit ^ r.sineSign),
            L(bits: blend(cosine, sine, r.isOdd).bits ^ r.cosineSign)
        )
    }

    /// The quotient of sine and cosine, with the change that what their sums lose makes to first order.
    @inline(__always) private static func tangent<L: Lane>(_ x: L) -> L {
        let r = Reduction(x.magnitude)
        let (sine, cosine) = (r.sine, r.cosine)
        let dividend = blend(sine.sum, cosine.sum, r.isOdd)
        let divisor = blend(cosine.sum, sine.sum, r.isOdd)
        let dividendRest = blend(sine.rest, cosine.rest, r.isOdd)
        let divisorRest = blend(cosine.rest, sine.rest, r.isOdd)
        let quotient = dividend / divisor
        let value = quotient + (dividendRest - quotient * divisorRest) / divisor
        return L(bits: value.bits ^ x.signBit ^ (r.isOdd & L.Bits(every: 1 << 63)))
    }
}

extension Reduction {
    /// sin(high + low) for magnitudes up to π/4: high + high³·S(high²), with the change that `low` makes to first order.
    ///
    /// The relative error of S's truncation is below 2^-57.9
    /// (`scripts/generate-elementary-coefficients.py`, as all coefficients here).
    @inline(__always) fileprivate var sine: UnevaluatedSum<L> {
        let z = high * high
        return UnevaluatedSum(high, z * (high * Self.sinePolynomial(z) - low * 0.5) + low)
    }

    /// The same where `low` is 0: its terms change no bit.
    @inline(__always) fileprivate static func smallSine(_ high: L) -> L {
        let z = high * high
        return high + z * (high * sinePolynomial(z))
    }

    @inline(__always) private static func sinePolynomial(_ z: L) -> L {
        let z2 = z * z
        let head = z * 0x1.111111110f730p-7 - 0x1.5555555555548p-3
        let middle = z * 0x1.71de35552add3p-19 - 0x1.a01a019be9212p-13
        let tail = z * 0x1.5d8b556f8ad6ep-33 - 0x1.ae5e4b8371fd9p-26
        return head + z2 * (middle + z2 * tail)
    }

    /// cos(high + low) for magnitudes up to π/4: 1 − z/2 + z²·C(z) − high·low, z = high².
    ///
    /// What rounding takes from 1 − z/2 is added back. The relative error of C's truncation is below 2^-63.9.
    @inline(__always) fileprivate var cosine: UnevaluatedSum<L> {
        let z = high * high
        let z2 = z * z
        let head = z * -0x1.6c16c16c15013p-10 + 0x1.555555555554bp-5
        let middle = z * -0x1.27e4f7f1410f6p-22 + 0x1.a01a019c8ed07p-16
        let tail = z * -0x1.8fa65e94dc435p-37 + 0x1.1ee9db8e327f6p-29
        let c = head + z2 * (middle + z2 * tail)
        let half = z * 0.5
        let leading = 1 - half
        return UnevaluatedSum(leading, ((1 - leading) - half) + (z2 * c - high * low))
    }
}

/// The sum of a number and a much smaller one, and what rounding takes from it.
private struct UnevaluatedSum<L: Lane> {
    let sum: L
    let rest: L

    @inline(__always) init(_ leading: L, _ small: L) {
        sum = leading + small
        rest = small - (sum - leading)
    }
}
