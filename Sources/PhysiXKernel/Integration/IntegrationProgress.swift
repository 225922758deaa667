/// The bounds of an integration's work and state, in the units in which they are counted.
struct IntegrationLimits {
    let largestState: Double
    let largestCost: Int
    let costOfEvaluation: Int
    /// The number of components of a state, over which errors are averaged.
    let componentCount: Double
}

extension IntegrationLimits {
    init(_ budget: Budget, _ program: borrowing Program) {
        largestState = budget.largestState
        let (cost, isOverflowing) = budget.evaluations.multipliedReportingOverflow(
            by: Program.costOfOneEvaluation)
        largestCost = isOverflowing ? .max : cost
        costOfEvaluation = max(program.cost, Program.costOfOneEvaluation)
        componentCount = Double(program.stateCount)
    }
}

/// How far an integration has come, and its decisions about steps.
///
/// One state's integration and each lane of an ensemble decide by the same code, so they make the same steps.
struct IntegrationProgress {
    let end: Double
    let span: Double
    var time: Double
    /// The next step to try.
    var step = 0.0
    /// Whether the step being tried ends at ``end``.
    private(set) var isLastStep = false
    /// The index of the first sample that is not written yet; the initial state is sample 0.
    var nextSample = 1
    /// The work done so far, in the unit of ``Program/cost``.
    var cost: Int
    var detector = StiffnessDetector()
    private var nonFiniteSteps = 0
    private var wasRejected = false
    private var firstStepsLeft = StepController.firstSteps

    init(start: Double, end: Double, limits: IntegrationLimits) {
        time = start
        self.end = end
        span = end - start
        // The first slope and the probe for the first step size.
        cost = 2 * limits.costOfEvaluation
    }

    /// What is to be done after a step was tried.
    enum Judgement {
        case accepted, repeated
        case failed(Ending)
    }

    /// The step to try now, shortened to end at the last sample; `nil` where the budget does not allow another.
    @inline(__always)
    mutating func beginStep(_ limits: IntegrationLimits) -> Double? {
        beginStep(limits, work: 12 * limits.costOfEvaluation)
    }

    /// The same for a method whose step takes other work than DOP853's.
    @inline(__always)
    mutating func beginStep(_ limits: IntegrationLimits, work: Int) -> Double? {
        isLastStep = time + 1.01 * step >= end
        cost += work
        guard cost <= limits.largestCost else { return nil }
        return isLastStep ? end - time : step
    }

    /// The time at the end of the step.
    @inline(__always)
    func arrival(after step: Double) -> Double { isLastStep ? end : time + step }

    /// Decides about the step that was tried, and sets the next one.
    ///
    /// - Parameters:
    ///   - squaredError: the squared norm of its error relative to the tolerance.
    ///   - factor: the number by which the step is to be multiplied, from that error; it may be as large as it likes.
    ///   - step: its size.
    /// - Returns: whether to go on, to try again, or to give up.
    @inline(__always)
    mutating func judge(squaredError: Double, factor: Double, step: Double) -> Judgement {
        guard squaredError.isFinite else {
            nonFiniteSteps += 1
            wasRejected = true
            self.step = step * StepController.nonFiniteFactor
            let isHopeless =
                nonFiniteSteps == StepController.mostNonFiniteSteps
                || self.step < StepController.smallestStep * span
            return isHopeless ? .failed(.notFinite(time: time)) : .repeated
        }
        nonFiniteSteps = 0
        let increase = firstStepsLeft > 0 ? StepController.largestFirstIncrease : StepController.largestIncrease
        let next = step * (factor > increase ? increase : factor)
        guard squaredError <= 1 else {
            wasRejected = true
            self.step = next
            return next < StepController.smallestStep * span ? .failed(.stepTooSmall(time: time)) : .repeated
        }
        self.step = wasRejected && next > step ? step : next
        wasRejected = false
        if firstStepsLeft > 0 { firstStepsLeft -= 1 }
        return .accepted
    }
}
