/// What the best law found so far tells about the measurements.
struct Lesson {
    /// The part of a variable's spread that residuals of a law that follows it do not exceed.
    private static let roughly = 0.45
    /// The largest correlation between residuals that still look like noise.
    private static let whiteness = 0.4

    /// What it costs by the criterion; less is better.
    var score: Double
    /// Whether it takes more solutions than there are experiments to follow the measurements.
    var isCut = false
    /// For each measured variable the standard deviation of its residuals.
    var deviations: [Double]
    /// For each measured variable the correlation between one residual and the next.
    var persistence: [Double]

    /// Whether the residuals of every variable look like noise: one tells little about the next.
    var isWhite: Bool { persistence.indices.allSatisfy { isWhite($0) } }

    /// The same of one variable.
    fileprivate func isWhite(_ variable: Int) -> Bool { persistence[variable].magnitude < Self.whiteness }

    /// Whether residuals are no larger than the noise and look like noise, or are so small beside it that this does not matter:
    /// of exact measurements they are the errors of whoever integrated them.
    func leavesNothing(beside noise: NoiseEstimate) -> Bool {
        leavesOnly(noise)
            && deviations.indices.allSatisfy {
                isWhite($0) || deviations[$0] < Criterion.trustedShare * noise.deviations[$0]
            }
    }

    /// Whether the law follows every variable with a single solution for each experiment.
    func follows(_ measurements: Measurements) -> Bool {
        !isCut && zip(deviations, measurements.spreads).allSatisfy { $0 < Self.roughly * $1 }
    }

    /// Whether no variable's misfit is larger than its noise.
    func leavesOnly(_ noise: NoiseEstimate) -> Bool {
        zip(deviations, noise.deviations).allSatisfy { $0 < 1.1 * $1 }
    }
}

extension NoiseEstimate {
    /// How many times larger than the estimated noise residuals must be to correct it.
    private static let contradiction = 5.0
    /// The estimate after a law was found whose residuals are much larger than the noise and yet look like noise: the
    /// smoothing followed the noise of a curve that bends sharply.
    func corrected(by lesson: Lesson) -> NoiseEstimate {
        var corrected = self
        for variable in deviations.indices {
            let isLarger = lesson.deviations[variable] > Self.contradiction * deviations[variable]
            guard isLarger, lesson.isWhite(variable) else { continue }
            corrected.deviations[variable] = lesson.deviations[variable]
            corrected.isExact[variable] = false
        }
        return corrected
    }
}
