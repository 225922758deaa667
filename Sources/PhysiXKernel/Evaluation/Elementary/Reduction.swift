/// A magnitude less its nearest multiple of π/2, as a sum of two doubles, and that multiple modulo 4.
///
/// *Accuracy*: up to 2^20 the multiple is subtracted in four parts (Cody and Waite, Software Manual for the Elementary
/// Functions, 1980, chapter 8), the first three exactly, so that at least 2^-60 of the difference is right even next
/// to a zero; above, the product with 2/π is formed in integers (Payne and Hanek, Radian reduction for trigonometric
/// functions, SIGNUM Newsletter 18, 1983) with 75 or more correct bits. ∞ and NaN become NaN.
struct Reduction<L: Lane> {
    var high: L
    var low: L
    private var quadrant: L.Bits

    @inline(__always) init(_ x: L) {
        let shifted = x * 0x1.45f306dc9c883p-1 + Elementary.rounder
        let n = shifted - Elementary.rounder
        let first = x - n * 0x1.921fb54400000p+0
        let second = n * 0x1.0b4611a600000p-34
        let afterSecond = first - second
        let lostBySecond = (first - afterSecond) - second
        let third = n * 0x1.3198a2e000000p-69
        high = afterSecond - third
        let lostByThird = (afterSecond - high) - third
        low = (lostBySecond + lostByThird) - n * 0x1.b839a252049c1p-104
        quadrant = shifted.bits
        if !x.isAbove(0x1p20).inverted.isAllTrue { reduceLargeLanes(x) }
    }

    /// A magnitude below ``needless``, which is its own remainder: what the general reduction finds, bit for bit.
    @inline(__always) init(reduced x: L) {
        high = x
        low = L(every: 0)
        quadrant = L.Bits(every: 0)
    }

    /// A bound just below π/4.
    @inline(__always) static var needless: Double { 0.785 }

    /// All bits set where the quadrant is odd: sine and cosine change places.
    @inline(__always) var isOdd: L.Bits { L.Bits(every: 0) &- (quadrant & L.Bits(every: 1)) }
    @inline(__always) var sineSign: L.Bits { (quadrant & L.Bits(every: 2)) &<< L.Bits(every: 62) }
    @inline(__always) var cosineSign: L.Bits {
        ((quadrant &+ L.Bits(every: 1)) & L.Bits(every: 2)) &<< L.Bits(every: 62)
    }

    @inline(never) private mutating func reduceLargeLanes(_ x: L) {
        for lane in 0..<L.laneCount where x[lane: lane] > 0x1p20 {
            let turn = LargeAngle(x[lane: lane])
            high[lane: lane] = turn.high
            low[lane: lane] = turn.low
            quadrant[lane: lane] = turn.quadrant
        }
    }
}

/// The reduction of one angle of at least 2^20 in integer arithmetic.
private struct LargeAngle {
    var high = Double.nan
    var low = 0.0
    var quadrant: UInt64 = 0

    init(_ x: Double) {
        guard x.isFinite else { return }
        var (f0, f1, f2) = LargeAngle.quarterTurns(x)
        quadrant = f0 >> 62
        (f0, f1, f2) = (f0 << 2 | f1 >> 62, f1 << 2 | f2 >> 62, f2 << 2)
        let isNegative = f0 >> 63 == 1
        if isNegative {
            quadrant += 1
            (f0, f1, f2) = LargeAngle.negated(f0, f1, f2)
        }
        let shift = f0.leadingZeroBitCount
        let leading = f0 << shift | f1 >> (64 - shift)
        let following = f1 << shift | f2 >> (64 - shift)
        let unit = Double(sign: isNegative ? .minus : .plus, exponent: -64 - shift, significand: 1)
        multiplyByHalfPi(
            Double(leading & ~0x7ff) * unit, Double((leading & 0x7ff) << 53 | following >> 11) * (unit * 0x1p-53))
    }

    private mutating func multiplyByHalfPi(_ fraction: Double, _ rest: Double) {
        let halfPi = 0x1.921fb54442d18p+0
        let product = fraction * halfPi
        let (a, b) = (fraction.leading, halfPi.leading)
        let (c, d) = (fraction - a, halfPi - b)
        let lost = ((a * b - product) + (a * d + c * b)) + c * d
        let correction = lost + (fraction * 0x1.1a62633145c07p-54 + rest * halfPi)
        high = product + correction
        low = correction - (high - product)
    }

    /// x·2/π modulo 4 as a fixed-point number with two bits before the point and 190 after it.
    ///
    /// Bits of 2/π that, times the integer significand, give multiples of 4 are left out in front; 137 bits after the
    /// point are right, of which at most 62 are lost to cancellation.
    private static func quarterTurns(_ x: Double) -> (UInt64, UInt64, UInt64) {
        let significand = x.significandBitPattern | 1 << 52
        let start = Int(x.exponent) - 52 - 2 + 64
        let (word, shift) = (start / 64, UInt64(start % 64))
        func window(_ i: Int) -> UInt64 { twoOverPi[word + i] << shift | twoOverPi[word + i + 1] >> (64 - shift) }
        let low = significand.multipliedFullWidth(by: window(2))
        let middle = significand.multipliedFullWidth(by: window(1))
        let (p1, carry) = middle.low.addingReportingOverflow(low.high)
        let p0 = significand &* window(0) &+ middle.high &+ (carry ? 1 : 0)
        return (p0, p1, low.low)
    }

    private static func negated(_ f0: UInt64, _ f1: UInt64, _ f2: UInt64) -> (UInt64, UInt64, UInt64) {
        let g2 = ~f2 &+ 1
        let g1 = ~f1 &+ (g2 == 0 ? 1 : 0)
        return (~f0 &+ (g2 == 0 && g1 == 0 ? 1 : 0), g1, g2)
    }

    /// 64 zero bits, then the fraction bits of 2/π.
    private static let twoOverPi: [UInt64] = [
        0, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041, 0xfe51_63ab_debb_c561,
        0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e, 0xe882_35f5_2ebb_4484,
        0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b, 0x1ff8_97ff_de05_980f,
        0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d, 0x7527_bac7_ebe5_f17b,
        0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab,
    ]
}
