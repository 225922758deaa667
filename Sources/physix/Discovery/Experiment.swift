import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

/// The measurements in a file, made ready for a search.
struct Experiment {
    let file: String
    let samples: Trajectory
    let variables: [String]
    /// The time of the first sample in the file, from which `samples` counts.
    let timeOrigin: Double
    /// What a person should know about how the file was read.
    let notes: [String]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: a path, or `-` for standard input.
    ///   - columns: the columns to read, all where it is empty.
    /// - Throws: a ``FileError``, or an ``InputFailure`` with the place in the file.
    init(reading file: String, columns: [String]) throws {
        let bytes = try contents(of: file)
        let table: SamplesCSV
        do throws(CSVError) { table = try SamplesCSV(parsing: bytes, columns: columns) } catch {
            throw InputFailure(diagnostic: error, source: String(decoding: bytes, as: UTF8.self), file: file)
        }
        try Self.checkCount(of: table, in: file)
        var notes = table.notes.map(\.sentence)
        let origin = table.trajectory.times[0]
        if origin != 0 {
            notes.append(
                "the time counts from the first sample, which is at \(significant(origin, digits: 10)) in the file")
        }
        self.file = file
        samples = table.trajectory.shifted(by: -origin)
        variables = table.variables.map(\.name)
        timeOrigin = origin
        self.notes = notes
    }

    /// The most columns of values that are searched together: with 12, as three bodies in a plane have, a search takes
    /// half a minute at most; the candidates for terms grow with their square.
    static let mostVariables = 12

    private static func checkCount(of table: SamplesCSV, in file: String) throws {
        guard table.variables.count > mostVariables else { return }
        let label = table.time.label.isEmpty ? "\(table.time.number)" : table.time.label
        let example = ([label] + table.variables.prefix(2).map { $0.label.isEmpty ? "\($0.number)" : $0.label })
            .joined(separator: ",")
        throw InputFailure(
            diagnostic: UsageError(
                summary: "there are \(table.variables.count) columns of values; one law is sought for \(mostVariables) "
                    + "at most",
                hint: "choose those that belong together, such as --columns '\(example)'"), file: file)
    }

    /// Searches for the law.
    ///
    /// - Throws: an ``InputFailure`` with the file's name: the samples cannot be searched, or the search was stopped
    ///   before it had found anything.
    func search(_ options: DiscoveryOptions, progress: (DiscoveryProgress) -> Bool) throws -> Finding {
        let start = ContinuousClock.now
        let result: DiscoveryResult
        do throws(DiscoveryError) {
            result = try Discovery.run(samples, stateVariables: variables, options: options, progress: progress)
        } catch {
            throw InputFailure(diagnostic: error, file: file)
        }
        guard let best = result.candidates.first else {
            let stop = UsageError(
                summary: "the search was stopped before it had found a law", hint: "let it run a little longer")
            throw InputFailure(diagnostic: stop, file: file)
        }
        return Finding(experiment: self, best: best, result: result, elapsed: ContinuousClock.now - start)
    }
}

extension Trajectory {
    /// The same states at later times.
    func shifted(by offset: Double) -> Trajectory {
        Trajectory(times: times.map { $0 + offset }, states: states, stateCount: stateCount, ending: ending)
    }
}
