import Foundation
import Testing

@testable import PhysiXKernel

/// The method itself, with steps of a fixed size: the error must fall with the power of the step that its order says.
struct DormandPrince853Tests {
    /// Integrates `x'' = -x` from (1, 0) to `end` in equal steps and returns the error there and, of the dense output,
    /// the largest within the steps.
    private func errors(steps: Int, end: Double = 4) throws -> (atEnd: Double, dense: Double) {
        let program = Program(
            try EquationSystem(parsing: "d2x/dt2 = -x", in: Scope(stateVariables: ["x", "vx"])))
        var registerMemory = ScratchMemory()
        var rowMemory = ScratchMemory()
        let registers = unsafe registerMemory.room(for: program.layout.count, of: Double.self)
        unsafe program.load([], into: registers)
        let rows = unsafe rowMemory.room(
            for: DormandPrince853<ChunkEvaluator<SIMD2<Double>>>.rowCount, of: SIMD2<Double>.self)
        return unsafe program.withCode { code, outputs in
            let evaluator = unsafe ChunkEvaluator<SIMD2<Double>>(
                registers: ScalarRegisters(registers, program, code, outputs))
            let method = unsafe DormandPrince853(evaluator, memory: rows)
            unsafe method.state[0] = SIMD2(1, 0)
            let step = end / Double(steps)
            var worst = 0.0
            for index in 0..<steps {
                let time = Double(index) * step
                method.evaluateFirstSlope(at: time)
                method.advance(from: time, by: step)
                method.prepareDenseOutput(from: time, by: step)
                for fraction in [0.1, 0.35, 0.6, 0.85] {
                    let value = method.interpolated(0, at: fraction, complement: 1 - fraction)
                    worst = max(worst, abs(value[0] - cos(time + fraction * step)))
                }
                unsafe method.state[0] = method.nextState[0]
            }
            return (abs(unsafe method.state[0][0] - cos(end)), worst)
        }
    }

    @Test func convergesWithOrderEight() throws {
        let coarse = try errors(steps: 4)
        let fine = try errors(steps: 8)
        let order = log2(coarse.atEnd / fine.atEnd)
        #expect(order > 7.5 && order < 9.5, "measured order \(order)")
    }

    @Test func denseOutputConvergesWithOrderSeven() throws {
        let coarse = try errors(steps: 4)
        let fine = try errors(steps: 8)
        let order = log2(coarse.dense / fine.dense)
        #expect(order > 6.7 && order < 9, "measured order \(order)")
    }

    @Test func rowsOfTheTableauSumToTheirNodes() {
        typealias C = DormandPrince853Coefficients
        let rows: [(node: Double, sum: Double)] = [
            (C.c2, C.a2_1), (C.c3, C.a3_1 + C.a3_2), (C.c4, C.a4_1 + C.a4_3), (C.c5, C.a5_1 + C.a5_3 + C.a5_4),
            (C.c6, C.a6_1 + C.a6_4 + C.a6_5), (C.c7, C.a7_1 + C.a7_4 + C.a7_5 + C.a7_6),
            (1, C.b1 + C.b6 + C.b7 + C.b8 + C.b9 + C.b10 + C.b11 + C.b12),
        ]
        for row in rows { #expect(abs(row.node - row.sum) < 1e-14) }
    }
}
