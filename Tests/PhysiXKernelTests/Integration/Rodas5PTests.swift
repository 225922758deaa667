import Testing

@testable import PhysiXKernel

struct Rodas5PTests {
    /// The largest error at the end of the steps and the largest one inside them, from 0 to 1 in equal steps.
    private func errors(stepCount: Int) -> (ends: Double, inside: Double) {
        var problem = StiffProblem.closedForm
        let step = 1 / Double(stepCount)
        return problem.withMethod { method in
            var (ends, inside) = (0.0, 0.0)
            func distance(at time: Double, _ value: (Int) -> Double) -> Double {
                let exact = StiffProblem.closedFormSolution(time)
                return exact.indices.map { abs(value($0) - exact[$0]) }.max() ?? 0
            }
            for index in 0..<stepCount {
                let time = Double(index) * step
                method.linearize(&problem, at: time)
                #expect(method.attempt(&problem, from: time, by: step))
                method.prepareDenseOutput()
                for fraction in [0.2, 0.5, 0.8] {
                    let error = distance(at: time + fraction * step) { method.interpolated($0, at: fraction) }
                    inside = max(inside, error)
                }
                method.state.update(from: method.nextState, count: method.count)
                ends = max(ends, distance(at: time + step) { method.state[$0] })
            }
            return (ends, inside)
        }
    }

    @Test(arguments: [8, 16])
    func errorsFallWithTheOrdersOfTheMethod(_ stepCount: Int) {
        let coarse = errors(stepCount: stepCount)
        let fine = errors(stepCount: 2 * stepCount)
        let order = Elementary.log(coarse.ends / fine.ends) / Elementary.log(2)
        let insideOrder = Elementary.log(coarse.inside / fine.inside) / Elementary.log(2)
        #expect(order > 4.8 && order < 5.5, "order \(order)")
        #expect(insideOrder > 3.9, "order of the dense output \(insideOrder)")
    }

    @Test func denseOutputMeetsTheStepsEnds() {
        var problem = StiffProblem.closedForm
        problem.withMethod { method in
            method.linearize(&problem, at: 0)
            #expect(method.attempt(&problem, from: 0, by: 0.1))
            method.prepareDenseOutput()
            for i in 0..<method.count {
                #expect(method.interpolated(i, at: 0) == method.state[i])
                #expect(method.interpolated(i, at: 1) == method.nextState[i])
            }
        }
    }

    @Test func aStepOfAVeryStiffDecayLandsOnZero() {
        // L-stability: the stability function vanishes at infinity.
        var problem = StiffProblem(slope: { _, y in [-1e9 * y[0]] }, matrix: { _, _ in [[-1e9]] }, start: [1])
        problem.withMethod { method in
            method.linearize(&problem, at: 0)
            #expect(method.attempt(&problem, from: 0, by: 1))
            #expect(abs(method.nextState[0]) < 1e-6)
        }
    }

    @Test func aSingularMatrixIsReported() {
        // I/(h·gamma) − J vanishes for h = 1.
        let eigenvalue = 1 / Rodas5PCoefficients.gamma
        var problem = StiffProblem(
            slope: { _, y in [eigenvalue * y[0]] }, matrix: { _, _ in [[eigenvalue]] }, start: [1])
        problem.withMethod { method in
            method.linearize(&problem, at: 0)
            #expect(!method.attempt(&problem, from: 0, by: 1))
            #expect(method.attempt(&problem, from: 0, by: 0.5))
        }
    }
}
