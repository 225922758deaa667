/// One step of Rodas5P, the Rosenbrock method of order 5 with 8 stages by Steinebach, for stiff systems.
///
/// It is stiffly accurate and L-stable, with an embedded solution of order 4 and dense output of order 4. It knows
/// nothing of tolerances or samples: ``StiffIntegration`` decides those.
///
/// *Cost* of a step: seven evaluations, eight linear solves and one factorization; of a linearization a
/// Jacobian, which comes with the value. It allocates nothing.
///
/// *Source*: see ``Rodas5PCoefficients``.
@safe
struct Rodas5P<Size: StateSize> {
    typealias Row = UnsafeMutablePointer<Double>
    private typealias Coefficients = Rodas5PCoefficients

    let size: Size
    /// The state at the start of the step.
    let state: Row
    /// The state at the end of the last step that was attempted.
    let nextState: Row
    private let slope: Row
    private let timeDerivative: Row
    private let jacobian: Row
    /// The stages of the first state variable, then those of the second, and so on: what is stored number by number is
    /// then loaded number by number, where a vector load would have to wait for the stores.
    private let k: Row
    /// Three rows of coefficients of the dense output.
    private let polynomial: Row
    /// The right-hand side of a stage's linear system.
    private let right: Row
    private let system: LinearSolve<Size>

    private static var stageCount: Int { 8 }

    /// The estimated error of the last attempt: the last stage, the difference to the embedded solution.
    @inline(__always)
    func error(_ i: Int) -> Double { unsafe k[i * Self.stageCount + Self.stageCount - 1] }

    var count: Int { size.count }

    static func byteCount(_ count: Int) -> Int { (16 + 2 * count) * count * 8 + count * MemoryLayout<Int>.stride }

    /// A method working on `byteCount(count)` bytes of memory, aligned for doubles.
    init(_ size: Size, memory: UnsafeMutableRawPointer) {
        self.size = size
        let count = size.count
        let valueCount = (16 + 2 * count) * count
        let rows = unsafe memory.bindMemory(to: Double.self, capacity: valueCount)
        unsafe state = rows
        unsafe nextState = rows + count
        unsafe slope = rows + 2 * count
        unsafe timeDerivative = rows + 3 * count
        unsafe k = rows + 4 * count
        unsafe polynomial = rows + 12 * count
        unsafe right = rows + 15 * count
        unsafe jacobian = rows + 16 * count
        let order = unsafe (memory + valueCount * 8).bindMemory(to: Int.self, capacity: count)
        unsafe system = LinearSolve(
            size: size, matrix: rows + (16 + count) * count, order: order)
    }

    /// Evaluates what a step from ``state`` needs; attempts with different step sizes share it.
    @inline(__always)
    func linearize<System: RightHandSide>(_ equations: inout System, at time: Double) {
        unsafe equations.linearize(time, state, slope, jacobian, timeDerivative)
    }

    /// Computes ``nextState`` and ``error(_:)``.
    ///
    /// - Returns: false when the matrix of the linear systems is singular for this step.
    @inline(__always)
    func attempt<System: RightHandSide>(_ equations: inout System, from time: Double, by step: Double) -> Bool {
        let inverse = 1 / step
        for i in 0..<count * count { unsafe system.matrix[i] = -jacobian[i] }
        for i in 0..<count { unsafe system.matrix[i * (count + 1)] += inverse * (1 / Coefficients.gamma) }
        guard system.factorize() else { return false }
        for i in 0..<count { unsafe right[i] = slope[i] + step * Coefficients.d1 * timeDerivative[i] }
        unsafe system.solve(right, into: k, spacing: Self.stageCount)

        func stage(_ index: Int, _ a: SIMD8<Double>, _ c: SIMD8<Double>, _ node: Double, _ weight: Double) {
            for i in 0..<count { unsafe nextState[i] = state[i] + combination(a, index, i) }
            solveStage(&equations, index, c, at: time + node * step, inverse, weight: weight * step)
        }
        stage(1, Coefficients.a2, Coefficients.c2Row, Coefficients.c2, Coefficients.d2)
        stage(2, Coefficients.a3, Coefficients.c3Row, Coefficients.c3, Coefficients.d3)
        stage(3, Coefficients.a4, Coefficients.c4Row, Coefficients.c4, Coefficients.d4)
        stage(4, Coefficients.a5, Coefficients.c5Row, Coefficients.c5, Coefficients.d5)
        stage(5, Coefficients.a6, Coefficients.c6Row, 1, 0)
        addToNextState(stage: 5)
        solveStage(&equations, 6, Coefficients.c7Row, at: time + step, inverse, weight: 0)
        addToNextState(stage: 6)
        solveStage(&equations, 7, Coefficients.c8Row, at: time + step, inverse, weight: 0)
        addToNextState(stage: 7)
        return true
    }

    /// Prepares ``interpolated(_:at:)`` for the step that was attempted last.
    @inline(__always)
    func prepareDenseOutput() {
        for i in 0..<count {
            unsafe polynomial[i] = combination(Coefficients.h2, Self.stageCount, i)
            unsafe polynomial[count + i] = combination(Coefficients.h3, Self.stageCount, i)
            unsafe polynomial[2 * count + i] = combination(Coefficients.h4, Self.stageCount, i)
        }
    }

    /// One state variable inside the last step, at a fraction of it from 0 to 1.
    @inline(__always)
    func interpolated(_ i: Int, at fraction: Double) -> Double {
        let rest = 1 - fraction
        let cubic = unsafe polynomial[count + i] + fraction * polynomial[2 * count + i]
        let inner = unsafe nextState[i] + rest * (polynomial[i] + fraction * cubic)
        return unsafe rest * state[i] + fraction * inner
    }
}

extension Rodas5P {
    /// Evaluates the equations at ``nextState``, where the stage's state is built, and solves for the stage.
    @inline(__always)
    private func solveStage<System: RightHandSide>(
        _ equations: inout System, _ index: Int, _ c: SIMD8<Double>, at time: Double, _ inverse: Double, weight: Double
    ) {
        unsafe equations.derivative(time, nextState, right, count: count)
        for i in 0..<count {
            unsafe right[i] += inverse * combination(c, index, i) + weight * timeDerivative[i]
        }
        unsafe system.solve(right, into: k + index, spacing: Self.stageCount)
    }

    /// The sum of the first stages of one component with these weights.
    @inline(__always)
    private func combination(_ weights: SIMD8<Double>, _ count: Int, _ i: Int) -> Double {
        var sum = unsafe weights[0] * k[i * Self.stageCount]
        for stage in 1..<count { unsafe sum += weights[stage] * k[i * Self.stageCount + stage] }
        return sum
    }

    @inline(__always)
    private func addToNextState(stage: Int) {
        for i in 0..<count { unsafe nextState[i] += k[i * Self.stageCount + stage] }
    }
}
