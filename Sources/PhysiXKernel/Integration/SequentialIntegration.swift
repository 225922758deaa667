/// What became of an integration with the explicit method.
enum SequentialOutcome {
    case ended(Ending)
    /// The rest is for an implicit method, from the state in the method's `state` row.
    case stiff(IntegrationProgress)
}

/// Integrates one state with DOP853: chooses steps, watches for failure and stiffness, writes samples.
@safe
struct SequentialIntegration<Evaluator: StageEvaluator> where Evaluator.Element: SequentialElement {
    typealias Element = Evaluator.Element

    let method: DormandPrince853<Evaluator>
    let tolerance: Tolerance
    let limits: IntegrationLimits
    /// One row of elements for each sample.
    let samples: UnsafeMutablePointer<Element>

    /// Integrates from the state in the method's `state` row at `times[0]` over all `times`.
    @inline(__always)
    func run(_ times: UnsafeBufferPointer<Double>) -> SequentialOutcome {
        var progress = unsafe IntegrationProgress(start: times[0], end: times[times.count - 1], limits: limits)
        copyState(toSample: 0)
        guard times.count > 1 else { return .ended(.completed) }
        method.evaluateFirstSlope(at: progress.time)
        guard unsafe isFinite(method.slope) else { return .ended(.notFinite(time: progress.time)) }
        progress.step = firstStep(at: progress.time, span: progress.span)

        while true {
            guard let step = progress.beginStep(limits) else { return .ended(.budgetSpent(time: progress.time)) }
            method.advance(from: progress.time, by: step)
            let error = squaredError()
            switch progress.judge(
                squaredError: error, factor: StepController.factor(squaredError: error), step: step)
            {
            case .failed(let ending): return .ended(ending)
            case .repeated: continue
            case .accepted: break
            }
            let arrival = progress.arrival(after: step)
            guard unsafe isWithinLimits(method.nextState) else { return .ended(.blewUp(time: arrival)) }
            guard unsafe writeSamples(times, until: arrival, step: step, &progress) else {
                return .ended(.notFinite(time: progress.time))
            }
            if progress.isLastStep { return .ended(.completed) }
            let isStiff = progress.detector.isStiff(
                slopeChange: unsafe squaredDistance(method.k13, method.k12),
                stateChange: unsafe squaredDistance(method.nextState, method.lastStage))
            acceptStep()
            progress.time = arrival
            if isStiff { return .stiff(progress) }
        }
    }
}

extension SequentialIntegration {
    /// Writes the samples up to `arrival`.
    ///
    /// - Returns: false where the stages that only the dense output evaluates met a value that is not finite, or the step
    ///   is too small to divide by.
    @inline(__always)
    private func writeSamples(
        _ times: UnsafeBufferPointer<Double>, until arrival: Double, step: Double, _ progress: inout IntegrationProgress
    ) -> Bool {
        guard progress.nextSample < times.count, unsafe times[progress.nextSample] <= arrival else { return true }
        method.prepareDenseOutput(from: progress.time, by: step)
        progress.cost += 3 * limits.costOfEvaluation
        let inverse = 1 / step
        guard inverse.isFinite else { return false }
        for row in 4..<8 { guard unsafe isFinite(method.polynomial + row * method.count) else { return false } }
        while progress.nextSample < times.count, unsafe times[progress.nextSample] <= arrival {
            let fraction = unsafe (times[progress.nextSample] - progress.time) * inverse
            let row = unsafe samples + progress.nextSample * method.count
            for i in 0..<method.count {
                unsafe row[i] = method.interpolated(i, at: fraction, complement: 1 - fraction)
            }
            progress.nextSample += 1
        }
        return true
    }

    @inline(__always)
    private func copyState(toSample sample: Int) {
        for i in 0..<method.count { unsafe samples[sample * method.count + i] = method.state[i] }
    }

    @inline(__always)
    private func acceptStep() {
        for i in 0..<method.count {
            unsafe method.state[i] = method.nextState[i]
            unsafe method.slope[i] = method.nextSlope[i]
        }
    }

    @inline(__always)
    private func squaredError() -> Double {
        var fifthOrder = 0.0
        var thirdOrder = 0.0
        for i in 0..<method.count {
            let scale = Element.errorScale(unsafe method.state[i], unsafe method.nextState[i], tolerance)
            method.fifthOrderError(i).addSquares(over: scale, to: &fifthOrder)
            method.thirdOrderError(i).addSquares(over: scale, to: &thirdOrder)
        }
        return StepController.squaredError(
            fifthOrder: fifthOrder, thirdOrder: thirdOrder, components: limits.componentCount)
    }

    @inline(__always)
    private func firstStep(at time: Double, span: Double) -> Double {
        let components = limits.componentCount
        var stateSquares = 0.0
        var slopeSquares = 0.0
        for i in 0..<method.count {
            let state = unsafe method.state[i]
            let scale = Element.errorScale(state, state, tolerance)
            state.addSquares(over: scale, to: &stateSquares)
            unsafe method.slope[i].addSquares(over: scale, to: &slopeSquares)
        }
        let slopeNorm = (slopeSquares / components).squareRoot()
        let probe = StepController.probe(
            stateNorm: (stateSquares / components).squareRoot(), slopeNorm: slopeNorm, span: span)
        for i in 0..<method.count {
            method.evaluator.place(unsafe method.state[i] + method.slope[i].times(probe), at: i)
        }
        let evaluated = method.evaluator.evaluate(at: time + probe)
        var changeSquares = 0.0
        for i in 0..<method.count {
            let state = unsafe method.state[i]
            let scale = Element.errorScale(state, state, tolerance)
            unsafe (method.evaluator.slope(i, evaluated) - method.slope[i]).addSquares(over: scale, to: &changeSquares)
        }
        let changeNorm = (changeSquares / components).squareRoot() / probe
        guard changeNorm.isFinite else { return probe }
        return StepController.firstStep(probe: probe, slopeNorm: slopeNorm, changeNorm: changeNorm, span: span)
    }

    @inline(__always)
    private func squaredDistance(_ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>) -> Double {
        var sum = 0.0
        for i in 0..<method.count { unsafe (a[i] - b[i]).addSquares(over: .one, to: &sum) }
        return sum
    }

    @inline(__always)
    private func isFinite(_ row: UnsafeMutablePointer<Element>) -> Bool {
        var isFinite = true
        for i in 0..<method.count { isFinite = unsafe row[i].isWithin(.greatestFiniteMagnitude) && isFinite }
        return isFinite
    }

    @inline(__always)
    private func isWithinLimits(_ row: UnsafeMutablePointer<Element>) -> Bool {
        var isWithin = true
        for i in 0..<method.count { isWithin = unsafe row[i].isWithin(limits.largestState) && isWithin }
        return isWithin
    }
}
