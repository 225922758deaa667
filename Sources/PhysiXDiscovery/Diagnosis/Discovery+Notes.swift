import PhysiXKernel

extension Discovery {
    /// The part of a variable's variance below which a law that explains no more is hardly better than the mean.
    private static let leastExplained = 0.5
    /// The fewest values for each number of a law, below which another law may fit as well.
    private static let fewestValuesPerNumber = 3
    /// The samples that make a reliable law, for each number of it and in all.
    private static let (reliablePerNumber, reliable) = (5, 30)

    /// What a person should know about the samples and about the best law.
    static func notes(
        _ measurements: Measurements, _ candidates: [Candidate], _ stateVariables: [String]
    ) -> [String] {
        var notes: [String] = []
        if measurements.thinned > 0 {
            notes.append("of the rows, \(measurements.thinned) were left out: \(Measurements.mostRows) tell as much")
        }
        guard let best = candidates.first else { return notes }
        if best.segmentCount > best.initialStates.count {
            notes.append(
                "no single solution follows the samples over the whole time; the best law follows them in "
                    + "\(best.segmentCount) stretches, each from a state of its own")
        }
        return notes + [unexplained(best, stateVariables), shortage(best, measurements)].compactMap { $0 }
    }

    private static func unexplained(_ best: Candidate, _ stateVariables: [String]) -> String? {
        let names = zip(stateVariables, best.rSquared).filter { $1 < leastExplained }.map { "`\($0.0)`" }
        guard !names.isEmpty else { return nil }
        return "no law much better than the mean was found"
            + (names.count < stateVariables.count ? " for \(names.joined(separator: ", "))" : "")
    }

    private static func shortage(_ best: Candidate, _ measurements: Measurements) -> String? {
        let columns = measurements.columns.count
        let numbers = best.parameters.count + best.initialStates.count * best.initialState.count
        let needed = max(reliable, (reliablePerNumber * numbers + columns - 1) / columns)
        let isFound = best.rSquared.allSatisfy { $0 >= leastExplained }
        if isFound, measurements.valueCount < fewestValuesPerNumber * numbers {
            return
                "\(measurements.valueCount) values are few for a law and a start with \(numbers) numbers to be fitted: "
                + "other laws may fit as well; \(needed) samples or more would tell"
        }
        guard !isFound, measurements.valueCount < reliable * columns else { return nil }
        return "\(measurements.times.count) samples are few to tell a law from noise; \(reliable) or more would do"
    }
}
