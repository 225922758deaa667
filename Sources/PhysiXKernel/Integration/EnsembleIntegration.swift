/// Integrates many states of one program with DOP853, eight at a time, each with its own time and step.
///
/// A lane that has finished takes the next member at once. Every lane makes the steps that ``SequentialIntegration``
/// would make, bit for bit.
@safe
struct EnsembleIntegration {
    typealias Lanes = SIMD8<Double>

    /// What became of a member.
    enum Outcome {
        case ended(Ending)
        /// It is for an implicit method, from the beginning.
        case stiff
    }

    let method: DormandPrince853<EnsembleEvaluator>
    let tolerance: Tolerance
    let limits: IntegrationLimits
    let times: UnsafeBufferPointer<Double>
    /// For each member a row of states for each time.
    let samples: UnsafeMutablePointer<Double>

    private var stateCount: Int { method.count }

    /// Integrates all members.
    ///
    /// - Parameters:
    ///   - memberCount: how many there are.
    ///   - load: puts a member's parameters into a lane of the registers and its initial state into a lane of the
    ///     method's `state` row; called once a member.
    ///   - prepare: runs the prologue after members were loaded.
    func run(memberCount: Int, load: (_ member: Int, _ lane: Int) -> Void, prepare: () -> Void) -> [Outcome] {
        var outcomes = [Outcome](repeating: .ended(.completed), count: memberCount)
        var lanes = [Lane?](repeating: nil, count: 8)
        var nextMember = 0
        while true {
            if nextMember < memberCount {
                fill(&lanes, &nextMember, memberCount, load, prepare, &outcomes)
            }
            var time = Lanes.zero
            var step = Lanes.zero
            for lane in 0..<8 {
                guard let active = lanes[lane] else { continue }
                guard let laneStep = lanes[lane]?.progress.beginStep(limits) else {
                    outcomes[active.member] = .ended(.budgetSpent(time: active.progress.time))
                    lanes[lane] = nil
                    continue
                }
                time[lane] = active.progress.time
                step[lane] = laneStep
            }
            guard lanes.contains(where: { $0 != nil }) else {
                if nextMember < memberCount { continue }
                return outcomes
            }
            method.advance(from: time, by: step)
            finishStep(&lanes, from: time, by: step, &outcomes)
        }
    }

    /// A lane at work.
    struct Lane {
        let member: Int
        var progress: IntegrationProgress
    }
}

extension EnsembleIntegration {
    /// Gives the next members to the idle lanes and finds their first slopes and steps.
    private func fill(
        _ lanes: inout [Lane?], _ nextMember: inout Int, _ memberCount: Int, _ load: (Int, Int) -> Void,
        _ prepare: () -> Void, _ outcomes: inout [Outcome]
    ) {
        var isNew = SIMDMask<Lanes.MaskStorage>(repeating: false)
        for lane in 0..<8 where lanes[lane] == nil && nextMember < memberCount {
            load(nextMember, lane)
            copyState(ofLane: lane, toSample: 0, ofMember: nextMember)
            lanes[lane] = Lane(
                member: nextMember,
                progress: unsafe IntegrationProgress(start: times[0], end: times[times.count - 1], limits: limits))
            isNew[lane] = true
            nextMember += 1
        }
        guard any(isNew) else { return }
        prepare()
        let start = Lanes(repeating: unsafe times[0])
        for i in 0..<stateCount { method.evaluator.place(unsafe method.state[i], at: i) }
        method.evaluator.evaluate(at: start)
        for i in 0..<stateCount {
            unsafe method.k1[i].lanes.replace(with: method.evaluator.slope(i).lanes, where: isNew)
        }
        let firstSteps = firstSteps(at: start)
        for lane in 0..<8 where isNew[lane] {
            lanes[lane]?.progress.step = firstSteps[lane]
            if unsafe times.count == 1 {
                lanes[lane] = nil
            } else if !isFirstSlopeFinite(lane), let member = lanes[lane]?.member {
                outcomes[member] = unsafe .ended(.notFinite(time: times[0]))
                lanes[lane] = nil
            }
        }
    }

    /// Judges the step of every lane, writes samples, and moves accepted lanes on.
    private func finishStep(_ lanes: inout [Lane?], from time: Lanes, by step: Lanes, _ outcomes: inout [Outcome]) {
        let error = errors(ofStep: step)
        let divisor = StepController.divisor(error: error)
        let squares = stiffnessSquares()
        var isAccepted = SIMDMask<Lanes.MaskStorage>(repeating: false)
        for lane in 0..<8 {
            guard var active = lanes[lane] else { continue }
            switch active.progress.judge(error: error[lane], divisor: divisor[lane], step: step[lane]) {
            case .failed(let ending):
                outcomes[active.member] = .ended(ending)
                lanes[lane] = nil
                continue
            case .repeated:
                break
            case .accepted:
                guard isWithinLimits(lane) else {
                    outcomes[active.member] = .ended(.blewUp(time: active.progress.arrival(after: step[lane])))
                    lanes[lane] = nil
                    continue
                }
                isAccepted[lane] = true
            }
            lanes[lane] = active
        }
        writeSamples(&lanes, isAccepted, from: time, by: step)
        for lane in 0..<8 where isAccepted[lane] {
            guard var active = lanes[lane] else { continue }
            let arrival = active.progress.arrival(after: step[lane])
            let isStiff = active.progress.detector.isStiff(
                step: step[lane], slopeChange: squares.slope[lane], stateChange: squares.state[lane],
                progress: 1 - (active.progress.end - arrival) / active.progress.span)
            if isStiff && !active.progress.isLastStep { outcomes[active.member] = .stiff }
            active.progress.time = arrival
            lanes[lane] = isStiff || active.progress.isLastStep ? nil : active
        }
        for i in 0..<stateCount {
            unsafe method.state[i].lanes.replace(with: method.nextState[i].lanes, where: isAccepted)
            unsafe method.k1[i].lanes.replace(with: method.k13[i].lanes, where: isAccepted)
        }
    }

    private func writeSamples(
        _ lanes: inout [Lane?], _ isAccepted: SIMDMask<Lanes.MaskStorage>, from time: Lanes, by step: Lanes
    ) {
        var isPrepared = false
        while true {
            var fraction = Lanes.zero
            var isPending = SIMDMask<Lanes.MaskStorage>(repeating: false)
            for lane in 0..<8 where isAccepted[lane] {
                guard let progress = lanes[lane]?.progress, unsafe progress.nextSample < times.count else { continue }
                let sampleTime = unsafe times[progress.nextSample]
                guard sampleTime <= progress.arrival(after: step[lane]) else { continue }
                fraction[lane] = (sampleTime - time[lane]) / step[lane]
                isPending[lane] = true
                if !isPrepared { lanes[lane]?.progress.cost += 3 * limits.costOfEvaluation }
            }
            guard any(isPending) else { return }
            if !isPrepared { method.prepareDenseOutput(from: time, by: step) }
            isPrepared = true
            for i in 0..<stateCount {
                let value = method.interpolated(i, at: fraction, complement: 1 - fraction).lanes
                for lane in 0..<8 where isPending[lane] {
                    guard let active = lanes[lane] else { continue }
                    let row = unsafe active.member * times.count + active.progress.nextSample
                    unsafe samples[row * stateCount + i] = value[lane]
                }
            }
            for lane in 0..<8 where isPending[lane] { lanes[lane]?.progress.nextSample += 1 }
        }
    }

    private func copyState(ofLane lane: Int, toSample sample: Int, ofMember member: Int) {
        for i in 0..<stateCount {
            unsafe samples[(member * times.count + sample) * stateCount + i] = method.state[i].lanes[lane]
        }
    }
}
