import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// An episode as it is told in a terminal.
struct EpisodeNarration {
    let style: Style
    let width: Int

    /// What is known before the first turn.
    func opening(of episode: Episode, seed: UInt64) -> String {
        let problem = episode.problem
        let samples = "\(problem.observed.times.count) samples of \(problem.stateVariables.joined(separator: ", "))"
        return paragraphs([
            "\(style(problem.systemID, .strong)) · seed \(seed) · \(samples)", problem.hint, "",
        ])
    }

    /// The last turn: what was proposed, what it earned, what is off, and a picture.
    func turn(of episode: Episode) -> String {
        guard let entry = episode.history.last, let verdict = episode.verdict else { return "" }
        var lines = [style("Turn \(entry.turn) of \(episode.turnLimit)", .strong)]
        lines += entry.equation.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { "  " + $0.drop { $0 == " " } }
        if entry.parameters.count > 0 { lines.append("  " + Self.list(entry.parameters)) }
        let reward = entry.reward
        let bars = Bars(entries: [
            ("match", reward.match), ("progress", reward.progress), ("simplicity", reward.simplicity),
            ("format", reward.format), ("reward", reward.total),
        ])
        lines += bars.lines(style: style).map { "  " + $0 } + ["  " + entry.mismatchSummary, ""]
        lines += plots(of: episode.problem, verdict)
        return paragraphs(lines)
    }

    /// How it ended, and what the truth was where that is known.
    func closing(of episode: Episode) -> String {
        let turns = episode.history.count == 1 ? "1 turn" : "\(episode.history.count) turns"
        let best = episode.history.map(\.reward.match).max() ?? 0
        let ending = episode.isConverged ? "Converged after \(turns)" : "Not converged after \(turns)"
        var lines = [style("\(ending), best match \(fixed(best, decimals: 4)).", .strong)]
        if let truth = episode.problem.truth {
            lines += ["The truth: \(truth.equation)", "           " + Self.list(truth.parameters)]
        }
        if let evaluation = episode.evaluation() {
            let verdict = evaluation.isEquivalent ? "the same law" : "another law"
            lines += [
                "The best proposal is \(verdict): match \(fixed(evaluation.noiseFreeMatch, decimals: 4)) without noise,",
                "\(fixed(evaluation.unseenMatch, decimals: 4)) from initial states that were never seen.",
            ]
        }
        return paragraphs(lines)
    }

    /// The best turn of a model on measurements, as the end of what it was told.
    func best(of finding: ModelFinding) -> String {
        let scores = zip(finding.episode.problem.stateVariables, finding.rSquared)
            .map { "\($0) \(fixed($1, decimals: 4))" }.joined(separator: ", ")
        let starts = zip(finding.system.scope.stateVariables, finding.initialState)
            .map { "\($0) = \(significant($1))" }.joined(separator: ", ")
        let values = finding.system.scope.parameters.map { finding.best.parameters[$0] ?? .nan }
        let ending = finding.episode.isConverged ? "agrees with the samples" : "is the best of those proposed"
        return paragraphs(
            [style("Turn \(finding.best.turn) \(ending): R² \(scores)", .strong)]
                + finding.system.equations(withNumbers: values.map { Double(significant($0, digits: 5)) ?? $0 })
                .map { "  " + $0 } + ["from \(starts)"])
    }

    /// A picture of each of the two variables that are explained worst; of more there would be no overview.
    private func plots(of problem: Problem, _ verdict: Verdict) -> [String] {
        let variables = problem.stateVariables.indices.sorted { first, second in
            verdict.rSquared.isEmpty ? first < second : verdict.rSquared[first] < verdict.rSquared[second]
        }
        return variables.prefix(2).sorted().flatMap { variable -> [String] in
            let plot = Plot(
                title: problem.stateVariables[variable], observed: problem.observed.points(of: variable),
                predicted: verdict.prediction?.points(of: variable) ?? [], width: width, height: 10)
            return plot.lines(style: style) + [""]
        }
    }

    private static func list(_ numbers: Parameters) -> String {
        zip(numbers.names, numbers.values).map { "\($0) = \(significant($1, digits: 5))" }.joined(separator: "   ")
    }

    private func paragraphs(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }
}

extension Trajectory {
    /// The values of one state variable against time.
    func points(of variable: Int) -> [SIMD2<Double>] {
        times.indices.map { SIMD2(times[$0], self[$0, variable]) }
    }
}
