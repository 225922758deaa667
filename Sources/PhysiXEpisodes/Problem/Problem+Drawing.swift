public import PhysiXKernel

extension Problem {
    /// Draws a problem: the same arguments give the same bytes on every platform.
    ///
    /// Parameters, decoys and initial state come from the first sub-stream of the seed in the order in which they are
    /// declared, one value for each uniform prior; noise and sampling have sub-streams of their own.
    ///
    /// - Throws: ``ProblemError`` for an option out of range and for a definition that does not work.
    public init(
        drawing system: SystemDefinition, seed: UInt64, options: ProblemOptions = ProblemOptions()
    ) throws(ProblemError) {
        var integrator = Integrator()
        try self.init(drawing: system, seed: seed, options: options, using: &integrator)
    }

    /// Draws a problem with an integrator that is at hand, for many problems one after the other.
    public init(
        drawing system: SystemDefinition, seed: UInt64, options: ProblemOptions = ProblemOptions(),
        using integrator: inout Integrator
    ) throws(ProblemError) {
        try options.check(over: system.duration)
        var generator = SeededGenerator(seed: seed, stream: Stream.parameters.rawValue)
        let law = try ShownLaw(of: system, options)
        var parameters = system.law.parameters.draw(using: &generator)
        for (name, prior) in zip(system.law.decoys.names, system.law.decoys.values) {
            parameters[name] = prior.draw(using: &generator)
        }
        let start = system.start.draw(using: &generator)
        let initialState = try system.initialState(from: start)

        let sampling = Sampling(over: system.duration, options, seed: seed)
        let solution = try law.solution(
            of: system, parameters, from: initialState, at: sampling.times, using: &integrator)
        let noisy = Self.measuring(solution, noise: options.noise, precision: system.precision, seed: seed)
        let scope = Scope(stateVariables: law.stateVariables, isDriven: system.law.isDriven)
        let isOpen = options.reveal == .full
        self.init(
            systemID: isOpen ? system.id : "anonymous", scope: scope,
            hint: isOpen ? system.hint(parameters, start) : Self.noHint,
            observed: noisy.selecting(sampling.measured), initialState: initialState,
            truth: Truth(
                equation: law.equation, parameters: parameters, trajectory: solution.selecting(sampling.measured),
                system: system, seed: seed))
    }

    /// The solution with noise, rounded.
    ///
    /// Each value takes its noise from its own place in the stream, so that what goes missing changes nothing else.
    private static func measuring(
        _ solution: Trajectory, noise: Double, precision: SystemDefinition.Precision, seed: UInt64
    ) -> Trajectory {
        var generator = SeededGenerator(seed: seed, stream: Stream.noise.rawValue)
        let sigmas = Statistics(of: solution, names: []).variables.map { noise * $0.standardDeviation }
        let roundings = (0..<solution.stateCount).map { variable in
            switch precision {
            case .fiveDecimals: Rounding.fiveDecimals
            case .relative: Rounding(suiting: solution.times.indices.lazy.map { solution[$0, variable] })
            }
        }
        var observed = solution
        for index in observed.states.indices {
            let variable = index % solution.stateCount
            let value = observed.states[index] + sigmas[variable] * generator.gaussian()
            observed.states[index] = roundings[variable](value)
        }
        return observed
    }
}

extension Trajectory {
    /// Some of the samples.
    fileprivate func selecting(_ samples: [Int]) -> Trajectory {
        guard samples.count < times.count else { return self }
        return Trajectory(
            times: samples.map { times[$0] },
            states: samples.flatMap { states[$0 * stateCount..<($0 + 1) * stateCount] },
            stateCount: stateCount, ending: ending)
    }
}
