import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import PhysiXStore

/// What a model found in measurements: the best of its proposals.
struct ModelFinding {
    /// The turns that were taken.
    let episode: Episode
    /// The proposal with the highest reward; the first of several.
    let best: HistoryEntry
    /// Its equations.
    let system: EquationSystem
    /// R² of each measured variable.
    let rSquared: [Double]
    /// The state that its solution starts from, fitted to the samples.
    let initialState: [Double]
    let policy: String
    let file: String
    let elapsed: Duration

    /// The best of the proposals of an episode.
    ///
    /// - Returns: `nil` where no proposal could be read and integrated.
    init?(_ episode: Episode, policy: String, file: String, elapsed: Duration) {
        let readable = episode.history.filter { $0.reward.format > 0 }
        guard var best = readable.first else { return nil }
        for entry in readable where entry.reward.total > best.reward.total { best = entry }
        var verifier = episode.problem.makeVerifier()
        do throws(EquationError) {
            rSquared = try verifier.verify(best.equation, parameters: best.parameters).rSquared
        } catch {
            return nil
        }
        self.episode = episode
        self.best = best
        self.policy = policy
        self.file = file
        self.elapsed = elapsed
        system = verifier.system
        initialState = verifier.initialState
    }

    /// The equation for other languages.
    var export: EquationExport {
        let times = episode.problem.observed.times
        return EquationExport(
            system, numbers: best.parameters,
            run: .init(start: initialState, duration: (times.last ?? 1) - (times.first ?? 0)))
    }

    /// The result as one line of JSON, with the members of a search's (Docs/Contract.md §10) as far as a model knows them.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            write(best, to: &json)
            json.object("uncertainty") { json in
                for name in best.parameters.names { json.member(name, Double?.none) }
            }
            json.object("r_squared") { json in
                for (name, value) in zip(episode.problem.stateVariables, rSquared) { json.member(name, value) }
            }
            json.member("complexity", system.operatorCount)
            json.object("initial_state") { json in
                for (name, value) in zip(system.scope.stateVariables, initialState) { json.member(name, value) }
            }
            json.array("candidates") { json in
                for entry in episode.history {
                    json.object { json in
                        write(entry, to: &json)
                        json.member("match", entry.reward.match)
                        json.member("reward", entry.reward.total)
                        json.member("mismatch_summary", entry.mismatchSummary)
                    }
                }
            }
            json.member("elapsed_s", elapsed / .seconds(1), decimals: 3)
            json.member("file", file)
            json.member("samples", episode.problem.observed.times.count)
            json.member("policy", policy)
            json.member("converged", episode.isConverged)
        }
        json.endLine()
        return json.text
    }

    private func write(_ entry: HistoryEntry, to json: inout JSONWriter) {
        json.member("equation", entry.equation)
        json.numbers("params", entry.parameters)
    }
}
