/// One step of DOP853, the Runge–Kutta method of order 8 by Dormand and Prince with error estimates of order 5 and 3,
/// for any kind of element.
///
/// Slopes are kept multiplied by the step, which leaves one product less between a slope and the next stage. It combines
/// slopes and knows nothing of step sizes, tolerances or samples: a driver decides those.
///
/// *Source*: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.10.
@safe
struct DormandPrince853<Evaluator: StageEvaluator> {
    typealias Element = Evaluator.Element
    typealias StepSize = Element.StepSize
    typealias Row = UnsafeMutablePointer<Element>

    let evaluator: Evaluator
    /// Rows of one element for each element of the state; ``rowCount`` of them.
    private let memory: Row

    /// The rows of memory that a step needs.
    static var rowCount: Int { 30 }

    /// A method working on `rowCount · elementCount` elements of memory.
    init(_ evaluator: Evaluator, memory: Row) {
        self.evaluator = evaluator
        unsafe self.memory = memory
    }

    @inline(__always)
    var count: Int { evaluator.elementCount }

    @inline(__always)
    private func row(_ index: Int) -> Row { unsafe memory + index &* count }

    /// The state at the start of the step.
    @inline(__always)
    var state: Row { unsafe row(0) }

    /// The slope at the start of the step, not multiplied by it.
    @inline(__always)
    var slope: Row { unsafe row(1) }

    /// The step times the slope at its start, and times the slopes of the stages 2 to 12.
    @inline(__always)
    var k1: Row { unsafe row(2) }
    @inline(__always)
    var k2: Row { unsafe row(3) }
    @inline(__always)
    var k3: Row { unsafe row(4) }
    @inline(__always)
    var k4: Row { unsafe row(5) }
    @inline(__always)
    var k5: Row { unsafe row(6) }
    @inline(__always)
    var k6: Row { unsafe row(7) }
    @inline(__always)
    var k7: Row { unsafe row(8) }
    @inline(__always)
    var k8: Row { unsafe row(9) }
    @inline(__always)
    var k9: Row { unsafe row(10) }
    @inline(__always)
    var k10: Row { unsafe row(11) }
    @inline(__always)
    var k11: Row { unsafe row(12) }
    @inline(__always)
    var k12: Row { unsafe row(13) }

    /// The step times the slope at its end.
    @inline(__always)
    var k13: Row { unsafe row(14) }

    /// The step times the slopes of the stages that only the dense output needs.
    @inline(__always)
    var k14: Row { unsafe row(15) }
    @inline(__always)
    var k15: Row { unsafe row(16) }
    @inline(__always)
    var k16: Row { unsafe row(17) }

    /// The state of stage 12 and the state at the end of the step; both have `c = 1`.
    @inline(__always)
    var lastStage: Row { unsafe row(18) }
    @inline(__always)
    var nextState: Row { unsafe row(19) }

    /// The slope at the end of the step, not multiplied by it.
    @inline(__always)
    var nextSlope: Row { unsafe row(20) }

    /// The eight rows of coefficients of the dense output's polynomial.
    @inline(__always)
    var polynomial: Row { unsafe row(21) }

    /// The slope of the stage that was evaluated last, not multiplied by the step.
    @inline(__always)
    var newestSlope: Row { unsafe row(29) }

    /// Evaluates the slope at the start of the step.
    @inline(__always)
    func evaluateFirstSlope(at time: StepSize) {
        for i in 0..<count { evaluator.place(unsafe state[i], at: i) }
        let evaluated = evaluator.evaluate(at: time)
        for i in 0..<count { unsafe slope[i] = evaluator.slope(i, evaluated) }
    }

    /// Computes the stages 2 to 12, the state at the end of the step and the slope there.
    @inline(__always)
    func advance(from time: StepSize, by step: StepSize) {
        typealias C = DormandPrince853Coefficients
        for i in 0..<count { unsafe k1[i] = slope[i].times(step) }
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a2_1 * step, times: slope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c2 * step, by: step, into: k2)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a3_1, k1[i]).plus(C.a3_2 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c3 * step, by: step, into: k3)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a4_1, k1[i]).plus(C.a4_3 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c4 * step, by: step, into: k4)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a5_1, k1[i]).plus(C.a5_3, k3[i]).plus(
                C.a5_4 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c5 * step, by: step, into: k5)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a6_1, k1[i]).plus(C.a6_4, k4[i]).plus(
                C.a6_5 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c6 * step, by: step, into: k6)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a7_1, k1[i]).plus(C.a7_4, k4[i]).plus(C.a7_5, k5[i])
                .plus(C.a7_6 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c7 * step, by: step, into: k7)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a8_1, k1[i]).plus(C.a8_4, k4[i]).plus(C.a8_5, k5[i])
                .plus(C.a8_6, k6[i]).plus(C.a8_7 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c8 * step, by: step, into: k8)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a9_1, k1[i]).plus(C.a9_4, k4[i]).plus(C.a9_5, k5[i])
                .plus(C.a9_6, k6[i]).plus(C.a9_7, k7[i]).plus(C.a9_8 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c9 * step, by: step, into: k9)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a10_1, k1[i]).plus(C.a10_4, k4[i]).plus(C.a10_5, k5[i])
                .plus(C.a10_6, k6[i]).plus(C.a10_7, k7[i]).plus(C.a10_8, k8[i]).plus(
                    C.a10_9 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c10 * step, by: step, into: k10)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a11_1, k1[i]).plus(C.a11_4, k4[i]).plus(C.a11_5, k5[i])
                .plus(C.a11_6, k6[i]).plus(C.a11_7, k7[i]).plus(C.a11_8, k8[i]).plus(C.a11_9, k9[i])
                .plus(C.a11_10 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c11 * step, by: step, into: k11)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a12_1, k1[i]).plus(C.a12_4, k4[i]).plus(C.a12_5, k5[i])
                .plus(C.a12_6, k6[i]).plus(C.a12_7, k7[i]).plus(C.a12_8, k8[i]).plus(C.a12_9, k9[i])
                .plus(C.a12_10, k10[i]).plus(C.a12_11 * step, times: newestSlope[i])
            unsafe lastStage[i] = stage
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + step, by: step, into: k12)
        for i in 0..<count {
            let next = unsafe state[i].plus(C.b1, k1[i]).plus(C.b6, k6[i]).plus(C.b7, k7[i]).plus(C.b8, k8[i])
                .plus(C.b9, k9[i]).plus(C.b10, k10[i]).plus(C.b11, k11[i]).plus(C.b12 * step, times: newestSlope[i])
            unsafe nextState[i] = next
            evaluator.place(next, at: i)
        }
        let evaluated = evaluator.evaluate(at: time + step)
        for i in 0..<count {
            let slope = evaluator.slope(i, evaluated)
            unsafe nextSlope[i] = slope
            unsafe k13[i] = slope.times(step)
        }
    }

    /// The error estimate of order 5 for one element.
    @inline(__always)
    func fifthOrderError(_ i: Int) -> Element {
        typealias C = DormandPrince853Coefficients
        return unsafe (C.q1 * k1[i]).plus(C.q6, k6[i]).plus(C.q7, k7[i]).plus(C.q8, k8[i]).plus(C.q9, k9[i])
            .plus(C.q10, k10[i]).plus(C.q11, k11[i]).plus(C.q12, k12[i])
    }

    /// The error estimate of order 3 for one element.
    @inline(__always)
    func thirdOrderError(_ i: Int) -> Element {
        typealias C = DormandPrince853Coefficients
        return unsafe (C.p1 * k1[i]).plus(C.p6, k6[i]).plus(C.p7, k7[i]).plus(C.p8, k8[i]).plus(C.p9, k9[i])
            .plus(C.p10, k10[i]).plus(C.p11, k11[i]).plus(C.p12, k12[i])
    }

    @inline(__always)
    func evaluate(at time: StepSize, by step: StepSize, into slopes: Row) {
        let evaluated = evaluator.evaluate(at: time)
        for i in 0..<count {
            let slope = evaluator.slope(i, evaluated)
            unsafe newestSlope[i] = slope
            unsafe slopes[i] = slope.times(step)
        }
    }
}
