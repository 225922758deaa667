import CPhysiXShims

/// The functions an equation may call, with the same bits on every machine and in every lane.
///
/// No function calls the system's mathematical library, whose last bits differ between versions and processors; a
/// score computed here can be computed again anywhere. The payload and the sign of a NaN are not specified.
///
/// The accuracies are the largest errors among some million random arguments over all magnitudes, compared with 113-bit
/// arithmetic, rounded up.
///
/// | | *Accuracy*, in units of the last place | *Edge cases* |
/// |---|---|---|
/// | `sin`, `cos` | 0.8 | odd and even exactly; ±∞ and NaN give NaN; `sin(-0)` is −0 |
/// | `tan` | 1.5 | odd exactly; ±∞ and NaN give NaN; `tan(-0)` is −0 |
/// | `exp` | 0.8 | overflows to ∞, underflows gradually to 0 |
/// | `log` | 0.9 | `log(0)` is −∞; NaN below 0 |
/// | `sqrt`, `abs` | exact rounding | `sqrt(-0)` is −0; NaN below 0 |
/// | `power` | 1.1 | those of C's `pow` |
package enum Elementary {
    // The standard library's square root calls the C library for negative numbers; this is one instruction.
    @inline(__always) static func sqrt(_ x: Double) -> Double { physix_sqrt(x) }
    @inline(__always) static func sqrt(_ x: SIMD8<Double>) -> SIMD8<Double> { physix_sqrt8(x) }

    @inline(__always) static func abs(_ x: Double) -> Double { x.magnitude }
    @inline(__always) static func abs(_ x: SIMD8<Double>) -> SIMD8<Double> { physix_abs8(x) }

    /// Added and subtracted again, it rounds a number below 2^51 to an integer, halves to even; in between, the low bits
    /// of the sum are that integer.
    static var rounder: Double { 0x1.8p52 }

    /// `first` where the bits of the mask are 0, `second` where they are 1.
    @inline(__always) static func blend<L: Lane>(_ first: L, _ second: L, _ mask: L.Bits) -> L {
        L(bits: first.bits ^ ((first.bits ^ second.bits) & mask))
    }
}
