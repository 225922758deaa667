/// Integrates one state with Rodas5P: chooses steps, watches for failure, writes samples.
///
/// It goes on from where another method has come to, works in memory that the caller lends, and allocates nothing.
///
/// *Source*: the step-size rule of E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed., section
/// IV.7; the norm of section IV.8, (8.21).
@safe
struct StiffIntegration<System: RightHandSide> {
    var equations: System
    let stateCount: Int
    /// ``byteCount(_:)`` bytes, aligned for doubles.
    let memory: UnsafeMutableRawPointer
    let tolerance: Tolerance
    let limits: IntegrationLimits
    /// A row for each sample, `rowStride` numbers apart.
    let samples: UnsafeMutablePointer<Double>
    let rowStride: Int

    static func byteCount(_ stateCount: Int) -> Int { Rodas5P<AnySize>.byteCount(stateCount) }

    /// Integrates from `state` at `start.time` to the last of `times` and writes the samples from `start.nextSample` on.
    mutating func run(
        _ times: UnsafeBufferPointer<Double>, from start: IntegrationProgress, state: UnsafePointer<Double>
    ) -> Ending {
        switch stateCount {
        case 1: unsafe run(FixedSize<1>(), times, from: start, state: state)
        case 2: unsafe run(FixedSize<2>(), times, from: start, state: state)
        case 3: unsafe run(FixedSize<3>(), times, from: start, state: state)
        case 4: unsafe run(FixedSize<4>(), times, from: start, state: state)
        default: unsafe run(AnySize(count: stateCount), times, from: start, state: state)
        }
    }

    @inline(__always)
    private mutating func run<Size: StateSize>(
        _ size: Size, _ times: UnsafeBufferPointer<Double>, from start: IntegrationProgress,
        state: UnsafePointer<Double>
    ) -> Ending {
        let method = unsafe Rodas5P(size, memory: memory)
        for i in 0..<size.count { unsafe method.state[i] = state[i] }
        var progress = start
        var isLinearized = false
        while progress.nextSample < times.count {
            if !isLinearized {
                method.linearize(&equations, at: progress.time)
                progress.cost += workOfLinearization
                isLinearized = true
            }
            guard let step = progress.beginStep(limits, work: workOfAttempt) else {
                return .budgetSpent(time: progress.time)
            }
            let isRegular = method.attempt(&equations, from: progress.time, by: step)
            let error = isRegular ? squaredError(method) : Self.squaredErrorOfSingularMatrix
            switch progress.judge(squaredError: error, factor: Self.factor(squaredError: error), step: step) {
            case .repeated: continue
            case .failed(let ending): return ending
            case .accepted:
                let arrival = progress.arrival(after: step)
                guard isWithinLimits(method) else { return .blewUp(time: arrival) }
                unsafe writeSamples(method, times, until: arrival, step: step, &progress)
                for i in 0..<size.count { unsafe method.state[i] = method.nextState[i] }
                progress.time = arrival
                isLinearized = false
            }
        }
        return .completed
    }
}

extension StiffIntegration {
    /// Seven evaluations, a factorization and eight linear solves.
    private var workOfAttempt: Int {
        let square = stateCount * stateCount
        return 7 * limits.costOfEvaluation + square * stateCount / 3 + 8 * square
    }

    /// A value and a Jacobian: a pass over the program carries eight derivatives, at the cost of about three evaluations.
    private var workOfLinearization: Int { 3 * (stateCount / 8 + 1) * limits.costOfEvaluation }

    /// A squared error for which a step is halved: (0.9·2)¹⁰.
    private static var squaredErrorOfSingularMatrix: Double { 357.0467226624 }

    /// The number by which a step is multiplied: the error is of order 5, so its fifth root counts, of its square the tenth.
    @inline(__always)
    private static func factor(squaredError: Double) -> Double {
        let root = StepController.inverseRoot(of: squaredError, 10)
        return max(StepController.safety * root, 0.2)
    }

    /// The mean square of the estimated error relative to the tolerance.
    @inline(__always)
    private func squaredError<Size: StateSize>(_ method: Rodas5P<Size>) -> Double {
        var sum = 0.0
        for i in 0..<method.count {
            let size = unsafe max(method.state[i].magnitude, method.nextState[i].magnitude)
            let ratio = method.error(i) / (tolerance.absolute + tolerance.relative * size)
            sum += ratio * ratio
        }
        return sum / limits.componentCount
    }

    @inline(__always)
    private func isWithinLimits<Size: StateSize>(_ method: Rodas5P<Size>) -> Bool {
        for i in 0..<method.count where unsafe !(method.nextState[i].magnitude <= limits.largestState) { return false }
        return true
    }

    @inline(__always)
    private func writeSamples<Size: StateSize>(
        _ method: Rodas5P<Size>, _ times: UnsafeBufferPointer<Double>, until arrival: Double, step: Double,
        _ progress: inout IntegrationProgress
    ) {
        guard unsafe times[progress.nextSample] <= arrival else { return }
        method.prepareDenseOutput()
        while progress.nextSample < times.count, unsafe times[progress.nextSample] <= arrival {
            let fraction = unsafe (times[progress.nextSample] - progress.time) / step
            let row = unsafe samples + progress.nextSample * rowStride
            for i in 0..<method.count { unsafe row[i] = method.interpolated(i, at: fraction) }
            progress.nextSample += 1
        }
    }
}
