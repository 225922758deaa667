import PhysiXKernel

/// Which laws the measurements hardly tell from the best one, and from where they could be told apart.
struct Contest {
    /// How much worse a rival's criterion may be: the best law is then no more than twenty times as probable.
    static let closeness = 6.0
    /// The most rivals that are looked at.
    private static let most = 3
    /// How far apart two laws must get, in standard deviations, to be different laws.
    private static let leastDifference = 3.0
    /// At how many times predictions are compared.
    private static let timeCount = 30
    /// The part of the largest difference that makes a start good enough: the most modest of those is suggested.
    private static let nearlyBest = 0.8

    private let best: Contender
    private let rivals: [Contender]
    private let times: [Double]
    private let noise: [Double]

    /// `nil` where the best law has no rival that is close.
    init?(_ candidates: [Candidate], best: Contender, _ evidence: inout Evidence) {
        var rivals: [Contender] = []
        for candidate in candidates.dropFirst() {
            let isExtended = ([best] + rivals).contains { candidate.onlyExtends($0.candidate) }
            guard candidate.criterion - best.candidate.criterion < Self.closeness, !isExtended else { continue }
            guard rivals.count < Self.most else { break }
            if let rival = Contender(candidate, &evidence) { rivals.append(rival) }
        }
        guard !rivals.isEmpty else { return nil }
        self.best = best
        self.rivals = rivals
        noise = evidence.noise.deviations
        let measurements = evidence.measurements
        let longest = measurements.experiments.max { left, right in
            Self.duration(left, measurements) < Self.duration(right, measurements)
        }
        let span = longest.map { Self.duration($0, measurements) } ?? 0
        let first = measurements.times[0]
        times = (0..<Self.timeCount).map { first + span * Double($0) / Double(Self.timeCount - 1) }
    }

    private static func duration(_ samples: Range<Int>, _ measurements: Measurements) -> Double {
        measurements.times[samples.upperBound - 1] - measurements.times[samples.lowerBound]
    }

    /// The rivals that become different laws from one of the starts, the most probable first, and the start, with hidden
    /// velocities, from which the one that differs least differs most.
    func decide(among starts: [[Double]]) -> (rivals: [Rival], start: [Double])? {
        var integrator = Integrator()
        let trials = starts.compactMap { start in differences(from: start, &integrator).map { (start, $0) } }
        let real = rivals.indices.filter { rival in trials.contains { $0.1[rival] >= Self.leastDifference } }
        guard !real.isEmpty else { return nil }
        func worth(_ differences: [Double]) -> Double {
            real.reduce(.infinity) { min($0, differences[$1]) }
        }
        let largest = trials.reduce(0) { max($0, worth($1.1)) }
        guard let chosen = trials.first(where: { worth($0.1) >= Self.nearlyBest * largest }) else { return nil }
        let hidden = best.candidate.initialState.dropFirst(chosen.0.count).map { _ in 0.0 }
        return (
            real.map { index in
                Rival(
                    candidate: rivals[index].candidate,
                    criterionDifference: rivals[index].candidate.criterion - best.candidate.criterion,
                    measuredDifference: rivals[index].measuredDifference(from: best),
                    suggestedDifference: chosen.1[index])
            }, chosen.0 + hidden
        )
    }

    /// How far each rival gets from the best law; `nil` where the best one does not say what happens.
    private func differences(from start: [Double], _ integrator: inout Integrator) -> [Double]? {
        let slopes = best.slopes(at: start, time: times[0])
        let expected = best.solution(from: start, slopes: slopes, at: times, &integrator)
        guard expected.trajectory.ending == .completed else { return nil }
        return rivals.map { rival in
            let solution = rival.solution(from: start, slopes: slopes, at: times, &integrator)
            return difference(expected, solution, rival)
        }
    }

    private func difference(_ expected: Sensitivities, _ other: Sensitivities, _ rival: Contender) -> Double {
        var sum = 0.0
        let most = Rival.largestDifference * Rival.largestDifference
        for sample in times.indices {
            for variable in noise.indices {
                let distance = expected.trajectory[sample, variable] - other.trajectory[sample, variable]
                let variance =
                    noise[variable] * noise[variable]
                    + best.variance(expected, sample: sample, variable: variable)
                    + rival.variance(other, sample: sample, variable: variable)
                let square = distance * distance / variance
                // A law that ends in a singularity is as far away as can be.
                sum += square.isFinite ? min(square, most) : most
            }
        }
        return (sum / Double(times.count * noise.count)).squareRoot()
    }
}
