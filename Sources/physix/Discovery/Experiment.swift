import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

/// The measurements of one experiment, as they stand in a file.
struct Experiment {
    let file: String
    /// What the file calls it; `nil` where it is the only one there.
    let label: String?
    /// The samples with the time as in the file.
    let observations: Trajectory
    let variables: [String]
    /// What a person should know about how the file was read.
    let notes: [String]

    /// What it is called where there are others: `a.csv`, or `trials.csv, 2`.
    var name: String { ([file] + (label.map { [$0] } ?? [])).joined(separator: ", ") }

    /// Reads the experiments in a file.
    ///
    /// - Parameters:
    ///   - file: a path, or `-` for standard input.
    ///   - columns: the columns to read, all where it is empty.
    ///   - column: the column that tells experiments apart; where it is `nil`, one that is named so.
    /// - Returns: the experiments in the order in which they come first in the file; at least one.
    /// - Throws: a ``FileError``, or an ``InputFailure`` with the place in the file.
    static func read(_ file: String, columns: [String], splitBy column: String?) throws -> [Experiment] {
        let bytes = try contents(of: file)
        let tables: [SamplesCSV]
        do throws(CSVError) {
            tables = try SamplesCSV.experiments(parsing: bytes, columns: columns, splitBy: column)
        } catch {
            throw InputFailure(diagnostic: error, source: String(decoding: bytes, as: UTF8.self), file: file)
        }
        try checkCount(of: tables[0], in: file)
        return tables.map { table in
            Experiment(
                file: file, label: tables.count > 1 ? table.experiment : nil, observations: table.trajectory,
                variables: table.variables.map(\.name), notes: table.notes.map(\.sentence))
        }
    }

    private static func checkCount(of table: SamplesCSV, in file: String) throws {
        guard table.variables.count > Discovery.mostVariables else { return }
        let label = table.time.label.isEmpty ? "\(table.time.number)" : table.time.label
        let example = ([label] + table.variables.prefix(2).map { $0.label.isEmpty ? "\($0.number)" : $0.label })
            .joined(separator: ",")
        throw InputFailure(
            diagnostic: UsageError(
                summary:
                    "there are \(table.variables.count) columns of values; one law is sought for \(Discovery.mostVariables) "
                    + "at most",
                hint: "choose those that belong together, such as --columns '\(example)'"), file: file)
    }

    /// The same measurements with the columns in another order; `nil` where they are not these.
    func arranged(_ names: [String]) -> Experiment? {
        let places = names.compactMap { variables.firstIndex(of: $0) }
        guard places.count == names.count, places.count == variables.count else { return nil }
        let states = observations.times.indices.flatMap { row in places.map { observations[row, $0] } }
        return Experiment(
            file: file, label: label,
            observations: Trajectory(times: observations.times, states: states, stateCount: names.count),
            variables: names, notes: notes)
    }
}

extension Trajectory {
    /// The same states at later times.
    func shifted(by offset: Double) -> Trajectory {
        Trajectory(times: times.map { $0 + offset }, states: states, stateCount: stateCount, ending: ending)
    }
}
