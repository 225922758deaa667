extension DormandPrince853 {
    /// Evaluates the three further stages of the dense output and the coefficients of its polynomial of order 7.
    ///
    /// *Source*: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.6, (6.13).
    @inline(__always)
    func prepareDenseOutput(from time: StepSize, by step: StepSize) {
        typealias C = DormandPrince853Coefficients
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a14_1, k1[i]).plus(C.a14_7, k7[i]).plus(C.a14_8, k8[i])
                .plus(C.a14_9, k9[i]).plus(C.a14_10, k10[i]).plus(C.a14_11, k11[i]).plus(C.a14_12, k12[i])
                .plus(C.a14_13 * step, times: nextSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c14 * step, by: step, into: k14)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a15_1, k1[i]).plus(C.a15_6, k6[i]).plus(C.a15_7, k7[i])
                .plus(C.a15_8, k8[i]).plus(C.a15_11, k11[i]).plus(C.a15_12, k12[i]).plus(C.a15_13, k13[i])
                .plus(C.a15_14 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c15 * step, by: step, into: k15)
        for i in 0..<count {
            let stage = unsafe state[i].plus(C.a16_1, k1[i]).plus(C.a16_6, k6[i]).plus(C.a16_7, k7[i])
                .plus(C.a16_8, k8[i]).plus(C.a16_9, k9[i]).plus(C.a16_13, k13[i]).plus(C.a16_14, k14[i])
                .plus(C.a16_15 * step, times: newestSlope[i])
            evaluator.place(stage, at: i)
        }
        unsafe evaluate(at: time + C.c16 * step, by: step, into: k16)
        for i in 0..<count {
            let difference = unsafe nextState[i] - state[i]
            let chord = unsafe k1[i] - difference
            unsafe polynomial[i] = state[i]
            unsafe polynomial[count + i] = difference
            unsafe polynomial[2 * count + i] = chord
            unsafe polynomial[3 * count + i] = difference - k13[i] - chord
            unsafe polynomial[4 * count + i] = (C.d4_1 * k1[i]).plus(C.d4_6, k6[i]).plus(C.d4_7, k7[i])
                .plus(C.d4_8, k8[i]).plus(C.d4_9, k9[i]).plus(C.d4_10, k10[i]).plus(C.d4_11, k11[i])
                .plus(C.d4_12, k12[i]).plus(C.d4_13, k13[i]).plus(C.d4_14, k14[i]).plus(C.d4_15, k15[i])
                .plus(C.d4_16, k16[i])
            unsafe polynomial[5 * count + i] = (C.d5_1 * k1[i]).plus(C.d5_6, k6[i]).plus(C.d5_7, k7[i])
                .plus(C.d5_8, k8[i]).plus(C.d5_9, k9[i]).plus(C.d5_10, k10[i]).plus(C.d5_11, k11[i])
                .plus(C.d5_12, k12[i]).plus(C.d5_13, k13[i]).plus(C.d5_14, k14[i]).plus(C.d5_15, k15[i])
                .plus(C.d5_16, k16[i])
            unsafe polynomial[6 * count + i] = (C.d6_1 * k1[i]).plus(C.d6_6, k6[i]).plus(C.d6_7, k7[i])
                .plus(C.d6_8, k8[i]).plus(C.d6_9, k9[i]).plus(C.d6_10, k10[i]).plus(C.d6_11, k11[i])
                .plus(C.d6_12, k12[i]).plus(C.d6_13, k13[i]).plus(C.d6_14, k14[i]).plus(C.d6_15, k15[i])
                .plus(C.d6_16, k16[i])
            unsafe polynomial[7 * count + i] = (C.d7_1 * k1[i]).plus(C.d7_6, k6[i]).plus(C.d7_7, k7[i])
                .plus(C.d7_8, k8[i]).plus(C.d7_9, k9[i]).plus(C.d7_10, k10[i]).plus(C.d7_11, k11[i])
                .plus(C.d7_12, k12[i]).plus(C.d7_13, k13[i]).plus(C.d7_14, k14[i]).plus(C.d7_15, k15[i])
                .plus(C.d7_16, k16[i])
        }
    }

    /// One element of the state at `time + fraction·step`, for a fraction from 0 to 1.
    @inline(__always)
    func interpolated(_ i: Int, at fraction: StepSize, complement: StepSize) -> Element {
        var value = unsafe polynomial[7 * count + i].times(fraction) + polynomial[6 * count + i]
        value = unsafe value.times(complement) + polynomial[5 * count + i]
        value = unsafe value.times(fraction) + polynomial[4 * count + i]
        value = unsafe value.times(complement) + polynomial[3 * count + i]
        value = unsafe value.times(fraction) + polynomial[2 * count + i]
        value = unsafe value.times(complement) + polynomial[count + i]
        return unsafe value.times(fraction) + polynomial[i]
    }
}
