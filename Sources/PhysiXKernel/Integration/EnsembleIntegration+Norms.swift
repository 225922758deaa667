/// The sums of squares that decide about steps, for eight lanes; each lane sums its components in their order.
extension EnsembleIntegration {
    func squaredErrors() -> Values {
        var fifthOrder = Values.zero
        var thirdOrder = Values.zero
        for i in 0..<method.count {
            let scale = unsafe errorScale(method.state[i].lanes, method.nextState[i].lanes)
            addSquares(method.fifthOrderError(i).lanes / scale, to: &fifthOrder)
            addSquares(method.thirdOrderError(i).lanes / scale, to: &thirdOrder)
        }
        return StepController.squaredError(
            fifthOrder: fifthOrder, thirdOrder: thirdOrder, components: Double(method.count))
    }

    /// The squared distances between the last two stages; see ``StiffnessDetector``.
    func stiffnessSquares() -> (slope: Values, state: Values) {
        var slope = Values.zero
        var state = Values.zero
        for i in 0..<method.count {
            unsafe addSquares(method.k13[i].lanes - method.k12[i].lanes, to: &slope)
            unsafe addSquares(method.nextState[i].lanes - method.lastStage[i].lanes, to: &state)
        }
        return (slope, state)
    }

    func firstSteps(at time: Values) -> Values {
        let components = Values(repeating: Double(method.count))
        let span = unsafe times[times.count - 1] - times[0]
        var stateSquares = Values.zero
        var slopeSquares = Values.zero
        for i in 0..<method.count {
            let state = unsafe method.state[i].lanes
            let scale = errorScale(state, state)
            addSquares(state / scale, to: &stateSquares)
            unsafe addSquares(method.slope[i].lanes / scale, to: &slopeSquares)
        }
        let stateNorm = Values.squareRoot(stateSquares / components)
        let slopeNorm = Values.squareRoot(slopeSquares / components)
        let probe = Values {
            StepController.probe(stateNorm: stateNorm[$0], slopeNorm: slopeNorm[$0], span: span)
        }
        for i in 0..<method.count {
            method.evaluator.place(unsafe method.state[i] + method.slope[i].times(probe), at: i)
        }
        method.evaluator.evaluate(at: time + probe)
        var changeSquares = Values.zero
        for i in 0..<method.count {
            let state = unsafe method.state[i].lanes
            let change = unsafe method.evaluator.slope(i, ()).lanes - method.slope[i].lanes
            addSquares(change / errorScale(state, state), to: &changeSquares)
        }
        let changeNorm = Values.squareRoot(changeSquares / components) / probe
        return Values { lane in
            guard changeNorm[lane].isFinite else { return probe[lane] }
            return StepController.firstStep(
                probe: probe[lane], slopeNorm: slopeNorm[lane], changeNorm: changeNorm[lane], span: span)
        }
    }

    func isFirstSlopeFinite(_ lane: Int) -> Bool {
        (0..<method.count).allSatisfy { unsafe method.slope[$0].lanes[lane].isFinite }
    }

    /// Whether the stages that only the dense output evaluates met finite values.
    func isDenseOutputFinite(_ lane: Int) -> Bool {
        (4 * method.count..<8 * method.count).allSatisfy { unsafe method.polynomial[$0].lanes[lane].isFinite }
    }

    /// The lanes in which every component is within the limits; false for NaN.
    func isWithinLimits() -> Mask {
        var isWithin = Mask(repeating: true)
        for i in 0..<method.count {
            isWithin = unsafe isWithin .& (Values.absolute(method.nextState[i].lanes) .<= limits.largestState)
        }
        return isWithin
    }

    @inline(__always)
    private func errorScale(_ a: Values, _ b: Values) -> Values {
        let x = Values.absolute(a)
        let y = Values.absolute(b)
        let larger = x.replacing(with: y, where: x .< y)
        return Values(repeating: tolerance.relative) * larger + Values(repeating: tolerance.absolute)
    }

    @inline(__always)
    private func addSquares(_ ratio: Values, to sum: inout Values) { sum += ratio * ratio }
}
