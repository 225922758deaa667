/// The step-size rules of DOP853 and the limits under which an integration is given up.
///
/// *Source*: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.4, and the
/// authors' dop853.f with its default options.
enum StepController {
    static let safety = 0.9
    /// A step changes by a factor between these two.
    static let largestDecrease = 0.333
    static let largestIncrease = 6.0
    /// The first steps may grow more than the rest: the first step size is a cautious guess.
    static let largestFirstIncrease = 100.0
    static let firstSteps = 3
    /// After so many steps in a row that met values that are not finite, the right-hand side has none here.
    static let mostNonFiniteSteps = 6
    /// A step is shortened by this factor after a value that is not finite.
    static let nonFiniteFactor = 0.2
    /// Below this fraction of the span, `t + h` is hardly different from `t`.
    static let smallestStep = 1e-14

    /// The number by which a step is multiplied, given the squared norm of its error relative to the tolerance.
    ///
    /// The wanted factor is 0.9·error^(-1/8). How much a step may grow is for ``IntegrationProgress`` to decide.
    @inline(__always)
    static func factor(squaredError: Double) -> Double {
        let factor = safety * inverseRoot(of: squaredError, 16)
        return factor < largestDecrease ? largestDecrease : factor
    }

    /// The same for eight lanes.
    @inline(__always)
    static func factor(squaredError: SIMD8<Double>) -> SIMD8<Double> {
        let root = SIMD8<Double>(bits: SIMD8(repeating: inverseRootBits(16)) &- (squaredError.bits &>> 4))
        let factor = SIMD8(repeating: safety) * root
        return factor.replacing(with: largestDecrease, where: factor .< largestDecrease)
    }

    /// The reciprocal of a root, within 4 %, from the exponent and the leading bits of the number.
    ///
    /// The next step waits for it, and a more exact one would not make it a better guess. Floating-point numbers read as
    /// integers are nearly logarithms (J. F. Blinn, Floating-point tricks, IEEE Computer Graphics and Applications 17,
    /// 1997).
    @inline(__always)
    static func inverseRoot(of number: Double, _ degree: UInt64) -> Double {
        Double(bitPattern: inverseRootBits(degree) &- number.bitPattern / degree)
    }

    /// 2^52·(1023 − 0.043)·(1 + 1/degree): less the bits of a number over the degree, it leaves those of its root.
    @inline(__always)
    private static func inverseRootBits(_ degree: UInt64) -> UInt64 {
        let one: UInt64 = 0x3fef_4fb9_cc3f_0800
        return one + one / degree
    }

    /// The squared norm of the error from the sums of squares of both error estimates (section II.10, (10.18)).
    @inline(__always)
    static func squaredError(fifthOrder: Double, thirdOrder: Double, components: Double) -> Double {
        let denominator = fifthOrder + 0.01 * thirdOrder
        let safe = denominator <= 0 ? 1 : denominator
        return fifthOrder * fifthOrder / (safe * components)
    }

    /// The same for eight lanes.
    @inline(__always)
    static func squaredError(
        fifthOrder: SIMD8<Double>, thirdOrder: SIMD8<Double>, components: Double
    ) -> SIMD8<Double> {
        let denominator = fifthOrder + 0.01 * thirdOrder
        let safe = denominator.replacing(with: 1, where: denominator .<= 0)
        return fifthOrder * fifthOrder / (safe * SIMD8(repeating: components))
    }

    /// The first step size, from the size of the state, its slope, and the change of the slope after a small step.
    ///
    /// - Parameters:
    ///   - probe: the step after which the slope was evaluated again; see ``probe(stateNorm:slopeNorm:span:)``.
    ///   - slopeNorm: the norm of the first slope.
    ///   - changeNorm: the norm of the change of the slope, divided by `probe`.
    ///   - span: the time from the first sample to the last.
    /// - Returns: a step that is at most the span.
    @inline(__always)
    static func firstStep(probe: Double, slopeNorm: Double, changeNorm: Double, span: Double) -> Double {
        let derivative = max(changeNorm, slopeNorm)
        let step =
            derivative <= 1e-15
            ? max(1e-6, probe * 1e-3) : Double.squareRoot(Double.squareRoot(Double.squareRoot(0.01 / derivative)))
        return min(min(100 * probe, step), span)
    }

    /// The length of the explicit Euler step that measures how fast the slope changes.
    @inline(__always)
    static func probe(stateNorm: Double, slopeNorm: Double, span: Double) -> Double {
        let step = stateNorm <= 1e-5 || slopeNorm <= 1e-5 ? 1e-6 : 0.01 * stateNorm / slopeNorm
        return min(step, span)
    }
}
