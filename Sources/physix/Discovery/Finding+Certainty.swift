import PhysiXDiscovery
import PhysiXKernel

extension Finding {
    /// How probable a law is among all that were compared to the end, as text: `0.93`, or `< 0.01`.
    func probability(of candidate: Candidate) -> String {
        let probability = result.probability(of: candidate)
        return probability < 0.005 ? "< 0.01" : fixed(probability, decimals: 2)
    }

    /// A rival's probability, its differences in standard deviations of the noise, and its equations.
    func cells(of rival: Rival) -> [String] {
        let differences = [rival.measuredDifference, rival.suggestedDifference].map { difference in
            difference > 0.9 * Rival.largestDifference ? "> 90 σ" : fixed(difference, decimals: 1) + " σ"
        }
        return [probability(of: rival.candidate)] + differences
            + [equations(of: rival.candidate).joined(separator: "; ")]
    }

    /// For each constant the interval that resampling gives it, as exact as its uncertainty: `4.71 … 4.92`.
    var intervals: [String]? {
        guard let bootstrap = result.certainty.bootstrap else { return nil }
        return zip(bootstrap.intervals, best.uncertainty).map { interval, uncertainty in
            [interval.lowerBound, interval.upperBound].map { measured($0, uncertainty: uncertainty).value }
                .joined(separator: " … ")
        }
    }

    /// Where a term stands: `x*y`, or `x*y in dx/dt` where there are several equations.
    func place(of term: Bootstrap.TermFrequency) -> String {
        let name = term.term == "1" ? "the constant" : term.term
        return best.system.equations.count > 1 ? "\(name) in d\(term.variable)/dt" : name
    }

    /// Where the solution for an experiment lies with a probability of 95 %: for each variable the upper edge forwards
    /// and the lower one backwards, the time as in the file.
    func bands(of experiment: Int, points: Int) -> [[SIMD2<Double>]] {
        let times = experiments.samples[experiment].times
        guard let first = times.first, let last = times.last, last > first,
            let band = result.band(
                ofExperiment: experiment,
                at: (0..<points).map { first + (last - first) * Double($0) / Double(points - 1) })
        else { return variables.map { _ in [] } }
        return variables.indices.map { variable in
            let intervals = band.trajectory.times.indices.map { sample in
                (
                    band.trajectory.times[sample] + experiments.timeOrigin,
                    band.interval(sample: sample, variable: variable)
                )
            }
            return intervals.map { SIMD2($0.0, $0.1.upperBound) }
                + intervals.reversed().map { SIMD2($0.0, $0.1.lowerBound) }
        }
    }
}

/// A part as a percentage: `97 %`.
func percent(_ part: Double) -> String { "\(Int((100 * part).rounded())) %" }
