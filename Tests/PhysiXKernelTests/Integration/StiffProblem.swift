@testable import PhysiXKernel

/// Right-hand sides written by hand, to test the implicit method without the compiler.
struct StiffProblem: RightHandSide, Sendable {
    typealias Vector = [Double]

    let slope: @Sendable (Double, Vector) -> Vector
    /// The rows of ∂f/∂y.
    let matrix: @Sendable (Double, Vector) -> [Vector]
    var timeSlope: @Sendable (Double, Vector) -> Vector = { _, y in y.map { _ in 0 } }
    let start: Vector
    var evaluationCount = 0

    mutating func derivative(
        _ time: Double, _ state: UnsafePointer<Double>, _ derivative: UnsafeMutablePointer<Double>, count: Int
    ) {
        evaluationCount += 1
        derivative.update(from: slope(time, vector(state)), count: start.count)
    }

    mutating func linearize(
        _ time: Double, _ state: UnsafePointer<Double>, _ derivative: UnsafeMutablePointer<Double>,
        _ jacobian: UnsafeMutablePointer<Double>, _ timeDerivative: UnsafeMutablePointer<Double>
    ) {
        self.derivative(time, state, derivative, count: start.count)
        jacobian.update(from: matrix(time, vector(state)).flatMap { $0 }, count: start.count * start.count)
        timeDerivative.update(from: timeSlope(time, vector(state)), count: start.count)
    }

    private func vector(_ state: UnsafePointer<Double>) -> Vector {
        Vector(UnsafeBufferPointer(start: state, count: start.count))
    }

    /// Lends the method its memory, with the state at the start.
    func withMethod<Result>(_ body: (Rodas5P<AnySize>) throws -> Result) rethrows -> Result {
        try withMemory { memory in
            let method = Rodas5P(AnySize(count: start.count), memory: memory)
            method.state.update(from: start, count: start.count)
            return try body(method)
        }
    }

    /// Integrates; rows that were not reached are NaN.
    func solve(
        at times: [Double], firstStep: Double = 1e-4, tolerance: Tolerance = Tolerance(), budget: Budget = Budget()
    ) -> (rows: [Vector], ending: Ending, evaluationCount: Int) {
        var samples = Vector(repeating: .nan, count: times.count * start.count)
        samples.replaceSubrange(0..<start.count, with: start)
        let limits = IntegrationLimits(
            largestState: budget.largestState, largestCost: budget.evaluations * Program.costOfOneEvaluation,
            costOfEvaluation: Program.costOfOneEvaluation, componentCount: Double(start.count))
        var progress = IntegrationProgress(start: times[0], end: times[times.count - 1], limits: limits)
        progress.step = firstStep
        let (ending, evaluationCount) = withMemory { memory in
            samples.withUnsafeMutableBufferPointer { samples in
                var integration = StiffIntegration(
                    equations: self, stateCount: start.count, memory: memory, tolerance: tolerance, limits: limits,
                    samples: samples.baseAddress.unsafelyUnwrapped, rowStride: start.count)
                let ending = times.withUnsafeBufferPointer { integration.run($0, from: progress, state: start) }
                return (ending, integration.equations.evaluationCount)
            }
        }
        let rows = times.indices.map { Vector(samples[$0 * start.count..<($0 + 1) * start.count]) }
        return (rows, ending, evaluationCount)
    }

    private func withMemory<Result>(_ body: (UnsafeMutableRawPointer) throws -> Result) rethrows -> Result {
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: StiffIntegration<StiffProblem>.byteCount(start.count), alignment: 64)
        defer { memory.deallocate() }
        return try body(memory)
    }
}

extension StiffProblem {
    /// y₁ = 1/(1 + t²), y₂ = exp(sin t), y₃ = exp(cos t): not linear, coupled, and with the time on the right.
    static let closedForm = StiffProblem(
        slope: { t, y in
            [-2 * t * y[0] * y[0], y[1] * Elementary.log(y[2]), -y[2] * Elementary.log(y[1])]
        },
        matrix: { t, y in
            [
                [-4 * t * y[0], 0, 0], [0, Elementary.log(y[2]), y[1] / y[2]],
                [0, -y[2] / y[1], -Elementary.log(y[1])],
            ]
        },
        timeSlope: { _, y in [-2 * y[0] * y[0], 0, 0] },
        start: [1, 1, Elementary.exp(1)])

    static func closedFormSolution(_ t: Double) -> Vector {
        [1 / (1 + t * t), Elementary.exp(Elementary.sin(t)), Elementary.exp(Elementary.cos(t))]
    }

    static let vanDerPol = StiffProblem(
        slope: { _, y in [y[1], 1000 * (1 - y[0] * y[0]) * y[1] - y[0]] },
        matrix: { _, y in [[0, 1], [-2000 * y[0] * y[1] - 1, 1000 * (1 - y[0] * y[0])]] },
        start: [2, 0])

    static let robertson = StiffProblem(
        slope: { _, y in
            let (slow, fast, pair) = (0.04 * y[0], 3e7 * y[1] * y[1], 1e4 * y[1] * y[2])
            return [pair - slow, slow - pair - fast, fast]
        },
        matrix: { _, y in
            [
                [-0.04, 1e4 * y[2], 1e4 * y[1]], [0.04, -1e4 * y[2] - 6e7 * y[1], -1e4 * y[1]],
                [0, 6e7 * y[1], 0],
            ]
        },
        start: [1, 0, 0])

    /// y′ = y², whose solution 1/(1 − t) has a pole at 1.
    static let pole = StiffProblem(slope: { _, y in [y[0] * y[0]] }, matrix: { _, y in [[2 * y[0]]] }, start: [1])

    /// Linear decays with the given rates, each variable fed by the next one; all start at 1.
    static func decays(_ rates: Vector) -> StiffProblem {
        let matrix = rates.indices.map { row in
            rates.indices.map { $0 == row ? -rates[row] : $0 == row + 1 ? 1.0 : 0 }
        }
        return StiffProblem(
            slope: { _, y in matrix.map { row in zip(row, y).map { $0 * $1 }.reduce(0, +) } },
            matrix: { _, _ in matrix }, start: rates.map { _ in 1 })
    }
}
