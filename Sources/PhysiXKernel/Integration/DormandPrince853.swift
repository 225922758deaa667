/// One step of DOP853, the Runge–Kutta method of order 8 by Dormand and Prince with error estimates of order 5 and 3,
/// for any kind of element.
///
/// It combines slopes and knows nothing of step sizes, tolerances or samples: a driver decides those.
///
/// *Source*: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.10.
@safe
struct DormandPrince853<Evaluator: StageEvaluator> {
    typealias Element = Evaluator.Element
    typealias StepSize = Element.StepSize
    typealias Row = UnsafeMutablePointer<Element>

    let evaluator: Evaluator
    let count: Int
    /// The state and its slope at the start of the step.
    let state: Row
    let k1: Row
    /// The slopes of the stages 2 to 12, and of 13, the first of the next step.
    let k2: Row
    let k3: Row
    let k4: Row
    let k5: Row
    let k6: Row
    let k7: Row
    let k8: Row
    let k9: Row
    let k10: Row
    let k11: Row
    let k12: Row
    let k13: Row
    /// The slopes of the stages that only the dense output needs.
    let k14: Row
    let k15: Row
    let k16: Row
    /// The state of stage 12 and the state at the end of the step; both have `c = 1`.
    let lastStage: Row
    let nextState: Row
    /// The eight coefficients of the dense output's polynomial.
    let polynomial: Row

    /// The elements of memory that a step needs, per element of the state.
    static var rowCount: Int { 27 }

    /// A method working on `rowCount · elementCount` elements of memory.
    init(_ evaluator: Evaluator, memory: Row) {
        self.evaluator = evaluator
        let count = evaluator.elementCount
        self.count = count
        unsafe state = memory
        unsafe k1 = memory + 1 * count
        unsafe k2 = memory + 2 * count
        unsafe k3 = memory + 3 * count
        unsafe k4 = memory + 4 * count
        unsafe k5 = memory + 5 * count
        unsafe k6 = memory + 6 * count
        unsafe k7 = memory + 7 * count
        unsafe k8 = memory + 8 * count
        unsafe k9 = memory + 9 * count
        unsafe k10 = memory + 10 * count
        unsafe k11 = memory + 11 * count
        unsafe k12 = memory + 12 * count
        unsafe k13 = memory + 13 * count
        unsafe k14 = memory + 14 * count
        unsafe k15 = memory + 15 * count
        unsafe k16 = memory + 16 * count
        unsafe lastStage = memory + 17 * count
        unsafe nextState = memory + 18 * count
        unsafe polynomial = memory + 19 * count
    }

    /// Evaluates the slope at the start of the step.
    @inline(__always)
    func evaluateFirstSlope(at time: StepSize) {
        for i in 0..<count { evaluator.place(unsafe state[i], at: i) }
        unsafe evaluate(at: time, into: k1)
    }

    /// Computes the stages 2 to 12, the state at the end of the step and the slope there.
    @inline(__always)
    func advance(from time: StepSize, by step: StepSize) {
        typealias C = DormandPrince853Coefficients
        for i in 0..<count {
            let slope = unsafe (C.a2_1 * k1[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c2 * step, into: k2)
        for i in 0..<count {
            let slope = unsafe (C.a3_1 * k1[i]).plus(C.a3_2, k2[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c3 * step, into: k3)
        for i in 0..<count {
            let slope = unsafe (C.a4_1 * k1[i]).plus(C.a4_3, k3[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c4 * step, into: k4)
        for i in 0..<count {
            let slope = unsafe (C.a5_1 * k1[i]).plus(C.a5_3, k3[i]).plus(C.a5_4, k4[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c5 * step, into: k5)
        for i in 0..<count {
            let slope = unsafe (C.a6_1 * k1[i]).plus(C.a6_4, k4[i]).plus(C.a6_5, k5[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c6 * step, into: k6)
        for i in 0..<count {
            let slope = unsafe (C.a7_1 * k1[i]).plus(C.a7_4, k4[i]).plus(C.a7_5, k5[i]).plus(C.a7_6, k6[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c7 * step, into: k7)
        for i in 0..<count {
            let slope = unsafe (C.a8_1 * k1[i]).plus(C.a8_4, k4[i]).plus(C.a8_5, k5[i]).plus(C.a8_6, k6[i])
                .plus(C.a8_7, k7[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c8 * step, into: k8)
        for i in 0..<count {
            let slope = unsafe (C.a9_1 * k1[i]).plus(C.a9_4, k4[i]).plus(C.a9_5, k5[i]).plus(C.a9_6, k6[i])
                .plus(C.a9_7, k7[i]).plus(C.a9_8, k8[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c9 * step, into: k9)
        for i in 0..<count {
            let slope = unsafe (C.a10_1 * k1[i]).plus(C.a10_4, k4[i]).plus(C.a10_5, k5[i]).plus(C.a10_6, k6[i])
                .plus(C.a10_7, k7[i]).plus(C.a10_8, k8[i]).plus(C.a10_9, k9[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + C.c10 * step, into: k10)
        for i in 0..<count {
            let slope = unsafe (C.a11_1 * k1[i]).plus(C.a11_4, k4[i]).plus(C.a11_5, k5[i]).plus(C.a11_6, k6[i])
                .plus(C.a11_7, k7[i]).plus(C.a11_8, k8[i]).plus(C.a11_9, k9[i]).plus(C.a11_10, k10[i])
            evaluator.place(unsafe state[i] + slope.times(step), at: i)
        }
        unsafe evaluate(at: time + step, into: k11)
        for i in 0..<count {
            let slope = unsafe (C.a12_1 * k1[i]).plus(C.a12_4, k4[i]).plus(C.a12_5, k5[i]).plus(C.a12_6, k6[i])
                .plus(C.a12_7, k7[i]).plus(C.a12_8, k8[i]).plus(C.a12_9, k9[i]).plus(C.a12_10, k10[i])
                .plus(C.a12_11, k11[i])
            let stage = unsafe state[i] + slope.times(step)
            unsafe lastStage[i] = stage
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + step, into: k12)
        for i in 0..<count {
            let slope = unsafe (C.b1 * k1[i]).plus(C.b6, k6[i]).plus(C.b7, k7[i]).plus(C.b8, k8[i])
                .plus(C.b9, k9[i]).plus(C.b10, k10[i]).plus(C.b11, k11[i]).plus(C.b12, k12[i])
            let next = unsafe state[i] + slope.times(step)
            unsafe nextState[i] = next
            evaluator.place(next, at: i)
        }
        unsafe evaluate(at: time + step, into: k13)
    }

    /// The error estimate of order 5 for one element, to be multiplied by the step size.
    @inline(__always)
    func fifthOrderError(_ i: Int) -> Element {
        typealias C = DormandPrince853Coefficients
        return unsafe (C.q1 * k1[i]).plus(C.q6, k6[i]).plus(C.q7, k7[i]).plus(C.q8, k8[i]).plus(C.q9, k9[i])
            .plus(C.q10, k10[i]).plus(C.q11, k11[i]).plus(C.q12, k12[i])
    }

    /// The error estimate of order 3 for one element, to be multiplied by the step size.
    @inline(__always)
    func thirdOrderError(_ i: Int) -> Element {
        typealias C = DormandPrince853Coefficients
        return unsafe (C.p1 * k1[i]).plus(C.p6, k6[i]).plus(C.p7, k7[i]).plus(C.p8, k8[i]).plus(C.p9, k9[i])
            .plus(C.p10, k10[i]).plus(C.p11, k11[i]).plus(C.p12, k12[i])
    }

    @inline(__always)
    func evaluate(at time: StepSize, into slopes: Row) {
        evaluator.evaluate(at: time)
        for i in 0..<count { unsafe slopes[i] = evaluator.slope(i) }
    }
}
