/// Integrates one state with Rodas5P: chooses steps, watches for failure, writes samples.
///
/// It goes on from any time, state and step of another method, works in memory that the caller lends, and allocates
/// nothing.
///
/// *Source*: the step-size rule of E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed., section
/// IV.7, (7.26); the norm of section IV.8, (8.21).
@safe
struct StiffIntegration<System: RightHandSide> {
    var equations: System
    let stateCount: Int
    /// ``Rodas5P/byteCount(_:)`` bytes.
    let memory: UnsafeMutableRawPointer
    let tolerance: Tolerance
    let limits: StiffLimits
    /// A row for each sample, `rowStride` numbers apart.
    let samples: UnsafeMutablePointer<Double>
    let rowStride: Int

    /// Integrates from `state` at `start.time` to the last of `times` and writes the samples from `start.nextSample` on.
    mutating func run(
        _ times: UnsafeBufferPointer<Double>, from start: StiffProgress, state: UnsafePointer<Double>
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
        _ size: Size, _ times: UnsafeBufferPointer<Double>, from start: StiffProgress, state: UnsafePointer<Double>
    ) -> Ending {
        let method = unsafe Rodas5P(size, memory: memory)
        for i in 0..<size.count { unsafe method.state[i] = state[i] }
        let end = unsafe times[times.count - 1]
        let smallestStep = unsafe StepController.smallestStep * (end - times[0])
        var progress = start
        while progress.nextSample < times.count {
            method.linearize(&equations, at: progress.time)
            progress.cost += limits.costOfLinearization
            switch advance(method, &progress, end: end, smallestStep: smallestStep) {
            case .ended(let ending): return ending
            case .accepted(let step, let arrival):
                guard isWithinLimits(method) else { return .blewUp(time: arrival) }
                unsafe writeSamples(method, times, until: arrival, step: step, &progress)
                for i in 0..<size.count { unsafe method.state[i] = method.nextState[i] }
                progress.time = arrival
            }
        }
        return .completed
    }

    private enum Outcome {
        case accepted(step: Double, arrival: Double)
        case ended(Ending)
    }

    /// Attempts steps of falling size until one is accepted, and leaves the size of the next one in `progress`.
    @inline(__always)
    private mutating func advance<Size: StateSize>(
        _ method: Rodas5P<Size>, _ progress: inout StiffProgress, end: Double, smallestStep: Double
    ) -> Outcome {
        var nonFiniteAttempts = 0
        var isRetry = false
        while true {
            progress.cost += limits.costOfAttempt
            guard progress.cost <= limits.largestCost else { return .ended(.budgetSpent(time: progress.time)) }
            let isLast = progress.time + 1.01 * progress.step >= end
            let step = isLast ? end - progress.time : progress.step
            let error = method.attempt(&equations, from: progress.time, by: step) ? errorNorm(method) : nil
            let nextStep = step / Self.divisor(error)
            if let error, error <= 1 {
                progress.step = isRetry ? min(nextStep, step) : nextStep
                return .accepted(step: step, arrival: isLast ? end : progress.time + step)
            }
            if let error, !error.isFinite { nonFiniteAttempts += 1 }
            guard nextStep >= smallestStep, nonFiniteAttempts < StepController.mostNonFiniteSteps else {
                let isNotFinite = nonFiniteAttempts > 0
                return .ended(isNotFinite ? .notFinite(time: progress.time) : .stepTooSmall(time: progress.time))
            }
            progress.step = nextStep
            isRetry = true
        }
    }
}

extension StiffIntegration {
    /// The number by which a step is divided, given the error's norm relative to the tolerance, or nil for a singular
    /// matrix: the error is of order 5, so its fifth root counts.
    @inline(__always)
    private static func divisor(_ error: Double?) -> Double {
        guard let error else { return 2 }
        guard error.isFinite else { return 1 / StepController.nonFiniteFactor }
        return min(max(Elementary.exp(Elementary.log(error) * 0.2) / StepController.safety, 1 / 6.0), 5)
    }

    /// The root mean square of the estimated error relative to the tolerance.
    @inline(__always)
    private func errorNorm<Size: StateSize>(_ method: Rodas5P<Size>) -> Double {
        var sum = 0.0
        for i in 0..<method.count {
            let size = unsafe max(method.state[i].magnitude, method.nextState[i].magnitude)
            let ratio = unsafe method.error[i] / (tolerance.absolute + tolerance.relative * size)
            sum += ratio * ratio
        }
        return (sum / Double(method.count)).squareRoot()
    }

    @inline(__always)
    private func isWithinLimits<Size: StateSize>(_ method: Rodas5P<Size>) -> Bool {
        for i in 0..<method.count where unsafe !(method.nextState[i].magnitude <= limits.largestState) { return false }
        return true
    }

    @inline(__always)
    private func writeSamples<Size: StateSize>(
        _ method: Rodas5P<Size>, _ times: UnsafeBufferPointer<Double>, until arrival: Double, step: Double,
        _ progress: inout StiffProgress
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

/// How far an integration has come, and with what step it goes on.
struct StiffProgress {
    var time: Double
    var step: Double
    /// The index of the first sample that is not written yet.
    var nextSample: Int
    /// The work done so far, in the units of ``StiffLimits/largestCost``.
    var cost: Int
}

/// The bounds of a stiff integration's work and state.
struct StiffLimits {
    let largestState: Double
    let largestCost: Int
    /// The work of an attempted step: seven evaluations, a factorization and eight linear solves.
    let costOfAttempt: Int
    /// The work of an evaluation and a Jacobian.
    let costOfLinearization: Int

    /// Limits for a right-hand side whose evaluation costs `Program.costOfOneEvaluation` or more.
    init(_ budget: Budget, stateCount: Int, costOfEvaluation: Int) {
        largestState = budget.largestState
        largestCost = budget.evaluations * Program.costOfOneEvaluation
        let square = stateCount * stateCount
        costOfAttempt = 7 * costOfEvaluation + square * stateCount / 3 + 8 * square
        // A pass over the program carries eight derivatives, at the cost of about three evaluations.
        costOfLinearization = (1 + 3 * (stateCount / 8 + 1)) * costOfEvaluation
    }
}
