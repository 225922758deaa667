/// Integrates many states of one program with DOP853, eight at a time, each with its own time and step.
///
/// A lane that has finished takes the next member at once. Every lane makes the steps that ``SequentialIntegration``
/// would make, bit for bit.
@safe
struct EnsembleIntegration {
    typealias Values = SIMD8<Double>
    typealias Mask = SIMDMask<Values.MaskStorage>
    typealias Lanes = InlineArray<8, Lane>

    /// What became of a member.
    enum Outcome {
        case ended(Ending)
        /// It is for an implicit method, from the beginning.
        case stiff
    }

    /// A lane and the member it works on.
    struct Lane {
        /// `nil` where the lane is idle.
        var member: Int?
        var progress: IntegrationProgress
        /// The size of the step being tried; 0 where the lane is idle.
        var step = 0.0
        var isAccepted = false
    }

    /// How members get into lanes.
    struct Loading {
        let memberCount: Int
        /// Puts a member's parameters into a lane of the registers and its initial state into a lane of the method's
        /// `state` row.
        let load: (_ member: Int, _ lane: Int) -> Void
        /// Runs the prologue after members were loaded.
        let prepare: () -> Void
    }

    let method: DormandPrince853<EnsembleEvaluator>
    let tolerance: Tolerance
    let limits: IntegrationLimits
    let times: UnsafeBufferPointer<Double>
    let samples: EnsembleSamples

    /// Integrates all members.
    func run(_ loading: Loading) -> [Outcome] {
        var outcomes = [Outcome](repeating: .ended(.completed), count: loading.memberCount)
        let start = unsafe IntegrationProgress(start: times[0], end: times[times.count - 1], limits: limits)
        var lanes = Lanes(repeating: Lane(member: nil, progress: start))
        var nextMember = 0
        while true {
            if nextMember < loading.memberCount { fill(&lanes, from: &nextMember, loading, start, &outcomes) }
            var isIdle = true
            for lane in 0..<8 {
                lanes[lane].step = 0
                guard let member = lanes[lane].member else { continue }
                guard let step = lanes[lane].progress.beginStep(limits) else {
                    fail(&lanes[lane], member, .budgetSpent(time: lanes[lane].progress.time), &outcomes)
                    continue
                }
                lanes[lane].step = step
                isIdle = false
            }
            if isIdle {
                if nextMember < loading.memberCount { continue }
                return outcomes
            }
            let time = Values { lanes[$0].progress.time }
            let step = Values { lanes[$0].step }
            method.advance(from: time, by: step)
            finishStep(&lanes, from: time, by: step, &outcomes)
        }
    }
}

extension EnsembleIntegration {
    /// Gives the next members to the idle lanes and finds their first slopes and steps.
    private func fill(
        _ lanes: inout Lanes, from nextMember: inout Int, _ loading: Loading, _ start: IntegrationProgress,
        _ outcomes: inout [Outcome]
    ) {
        let first = nextMember
        for lane in 0..<8 where lanes[lane].member == nil && nextMember < loading.memberCount {
            loading.load(nextMember, lane)
            for i in 0..<method.count { samples.write(unsafe method.state[i].lanes[lane], nextMember, i) }
            lanes[lane] = Lane(member: nextMember, progress: start)
            nextMember += 1
        }
        guard nextMember > first else { return }
        let isNew = Mask { (lanes[$0].member ?? -1) >= first }
        loading.prepare()
        let time = Values(repeating: start.time)
        for i in 0..<method.count { method.evaluator.place(unsafe method.state[i], at: i) }
        method.evaluator.evaluate(at: time)
        for i in 0..<method.count {
            unsafe method.slope[i].lanes.replace(with: method.evaluator.slope(i, ()).lanes, where: isNew)
        }
        let firstSteps = firstSteps(at: time)
        for lane in 0..<8 where isNew[lane] {
            lanes[lane].progress.step = firstSteps[lane]
            guard let member = lanes[lane].member else { continue }
            if unsafe times.count == 1 {
                lanes[lane].member = nil
            } else if !isFirstSlopeFinite(lane) {
                fail(&lanes[lane], member, .notFinite(time: start.time), &outcomes)
            }
        }
    }

    /// Judges the step of every lane, writes samples, and moves accepted lanes on.
    @inline(__always)
    private func finishStep(
        _ lanes: inout Lanes, from time: Values, by step: Values, _ outcomes: inout [Outcome]
    ) {
        let error = squaredErrors()
        let factor = StepController.factor(squaredError: error)
        let squares = stiffnessSquares()
        let isWithinLimits = isWithinLimits()
        for lane in 0..<8 {
            lanes[lane].isAccepted = false
            guard let member = lanes[lane].member else { continue }
            switch lanes[lane].progress.judge(squaredError: error[lane], factor: factor[lane], step: step[lane]) {
            case .failed(let ending):
                fail(&lanes[lane], member, ending, &outcomes)
            case .repeated:
                break
            case .accepted where isWithinLimits[lane]:
                lanes[lane].isAccepted = true
            case .accepted:
                let arrival = lanes[lane].progress.arrival(after: step[lane])
                fail(&lanes[lane], member, .blewUp(time: arrival), &outcomes)
            }
        }
        let isAccepted = Mask { lanes[$0].isAccepted }
        writeSamples(&lanes, from: time, by: step, &outcomes)
        for lane in 0..<8 where lanes[lane].isAccepted {
            guard let member = lanes[lane].member else { continue }
            let arrival = lanes[lane].progress.arrival(after: step[lane])
            let isStiff = lanes[lane].progress.detector.isStiff(
                slopeChange: squares.slope[lane], stateChange: squares.state[lane])
            lanes[lane].progress.time = arrival
            if lanes[lane].progress.isLastStep {
                lanes[lane].member = nil
            } else if isStiff {
                outcomes[member] = .stiff
                lanes[lane].member = nil
            }
        }
        for i in 0..<method.count {
            unsafe method.state[i].lanes.replace(with: method.nextState[i].lanes, where: isAccepted)
            unsafe method.slope[i].lanes.replace(with: method.nextSlope[i].lanes, where: isAccepted)
        }
    }

    private func fail(_ lane: inout Lane, _ member: Int, _ ending: Ending, _ outcomes: inout [Outcome]) {
        outcomes[member] = .ended(ending)
        samples.discard(member, from: lane.progress.nextSample)
        lane.member = nil
    }

    private func writeSamples(
        _ lanes: inout Lanes, from time: Values, by step: Values, _ outcomes: inout [Outcome]
    ) {
        var ends = InlineArray<8, Int>(repeating: 0)
        var isNeeded = false
        for lane in 0..<8 where lanes[lane].isAccepted {
            let arrival = lanes[lane].progress.arrival(after: lanes[lane].step)
            var next = lanes[lane].progress.nextSample
            while unsafe next < times.count && times[next] <= arrival { next += 1 }
            ends[lane] = next
            isNeeded = isNeeded || next > lanes[lane].progress.nextSample
        }
        guard isNeeded else { return }
        method.prepareDenseOutput(from: time, by: step)
        for lane in 0..<8 where ends[lane] > lanes[lane].progress.nextSample {
            guard let member = lanes[lane].member else { continue }
            guard (1 / lanes[lane].step).isFinite, isDenseOutputFinite(lane) else {
                lanes[lane].isAccepted = false
                fail(&lanes[lane], member, .notFinite(time: lanes[lane].progress.time), &outcomes)
                continue
            }
            for i in 0..<method.count {
                samples.write(
                    unsafe EnsembleSamples.Polynomial(method.polynomial, count: method.count, element: i, lane: lane),
                    over: lanes[lane].progress.nextSample..<ends[lane], member, i, from: lanes[lane].progress.time,
                    by: lanes[lane].step)
            }
            lanes[lane].progress.nextSample = ends[lane]
            lanes[lane].progress.cost += 3 * limits.costOfEvaluation
        }
    }
}

// Vectors are built from eight values at once: setting one lane after the other would send the vector through memory.

extension SIMD8<Double> {
    @inline(__always)
    init(_ value: (Int) -> Double) {
        self.init(value(0), value(1), value(2), value(3), value(4), value(5), value(6), value(7))
    }
}

extension EnsembleIntegration.Mask {
    @inline(__always)
    fileprivate init(_ isSet: (Int) -> Bool) {
        self = SIMD8<Double> { isSet($0) ? 1 : 0 } .> .zero
    }
}
