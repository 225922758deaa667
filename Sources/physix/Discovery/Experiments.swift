import PhysiXDiscovery
import PhysiXKernel

/// Experiments on the same variables, made ready for the search for their one law.
struct Experiments {
    /// The experiments, with the same variables in the same order; at least one.
    let all: [Experiment]

    /// The names of the measured variables.
    var variables: [String] { all[0].variables }

    /// The time of the first sample in the first file, from which the law's time counts.
    var timeOrigin: Double { all[0].observations.times[0] }

    /// The number of samples in all experiments.
    var sampleCount: Int { all.reduce(0) { $0 + $1.observations.times.count } }

    /// The samples of each experiment with the time counted from the origin.
    var samples: [Trajectory] { all.map { $0.observations.shifted(by: -timeOrigin) } }

    /// What an experiment is called; `nil` where there is no other.
    func name(of index: Int) -> String? { all.count > 1 ? all[index].name : nil }

    /// What a person should know about how the files were read.
    var notes: [String] {
        var notes = all.indices.flatMap { index in
            all[index].notes.map { note in name(of: index).map { "\($0): \(note)" } ?? note }
        }
        if timeOrigin != 0 {
            let sample = all.count > 1 ? "the first sample of \(all[0].name)" : "the first sample"
            notes.append(
                "the time counts from \(sample), which is at \(significant(timeOrigin, digits: 10)) in the file")
        }
        return notes
    }

    /// Reads files, each of which holds one experiment or several.
    ///
    /// - Parameters:
    ///   - files: paths, or `-` for standard input.
    ///   - columns: the columns to read, all where it is empty.
    ///   - column: the column that tells experiments in one file apart; where it is `nil`, one that is named so.
    /// - Throws: a ``FileError``, or an ``InputFailure`` with the place in the file, or with the column that a file lacks.
    init(reading files: [String], columns: [String], splitBy column: String?) throws {
        let read = try files.flatMap { try Experiment.read($0, columns: columns, splitBy: column) }
        let first = read[0]
        all = try read.map { experiment in
            guard let arranged = experiment.arranged(first.variables) else {
                throw Self.difference(of: experiment, from: first)
            }
            return arranged
        }
    }

    private static func difference(of experiment: Experiment, from first: Experiment) -> InputFailure {
        let hint = "experiments on one law have the same columns; choose those that all have, such as --columns "
        let common = first.variables.filter(experiment.variables.contains)
        let lacking: (file: String, other: String, variable: String)
        if let missing = first.variables.first(where: { !experiment.variables.contains($0) }) {
            lacking = (experiment.file, first.file, missing)
        } else {
            let extra = experiment.variables.first { !first.variables.contains($0) } ?? ""
            lacking = (first.file, experiment.file, extra)
        }
        return InputFailure(
            diagnostic: UsageError(
                summary: "there is no column `\(lacking.variable)`, which \(lacking.other) has",
                hint: hint + "'\((["t"] + common).joined(separator: ","))'"), file: lacking.file)
    }

    /// Searches for the law.
    ///
    /// - Throws: an ``InputFailure`` with the file's name: the samples cannot be searched, or the search was stopped
    ///   before it had found anything.
    func search(_ options: DiscoveryOptions, progress: (DiscoveryProgress) -> Bool) throws -> Finding {
        let start = ContinuousClock.now
        let result: DiscoveryResult
        do throws(DiscoveryError) {
            result = try Discovery.run(
                samples, stateVariables: variables, options: options, concurrency: .onAllCores, progress: progress)
        } catch {
            if case .inExperiment(let index, let reason) = error {
                throw InputFailure(diagnostic: reason, file: all[index].name)
            }
            throw InputFailure(diagnostic: error, file: error.isAboutOptions ? nil : all[0].file)
        }
        guard let best = result.candidates.first else {
            let stop = UsageError(
                summary: "the search was stopped before it had found a law", hint: "let it run a little longer")
            throw InputFailure(diagnostic: stop, file: all[0].file)
        }
        return Finding(experiments: self, best: best, result: result, elapsed: ContinuousClock.now - start)
    }
}

extension DiscoveryError {
    /// Whether it is about what was asked for and not about the samples.
    fileprivate var isAboutOptions: Bool {
        switch self {
        case .termNotUnderstood, .termWithoutVariable, .familyUnknown: true
        default: false
        }
    }
}
