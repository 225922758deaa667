package import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// What one client plays: one episode at a time, and the verifier of its problem, which owns the memory of the work.
package struct EpisodeSession: ~Copyable {
    /// An equation is kept in the history up to so many bytes: twice what the language reads.
    static let longestEquation = 8192

    private struct Play: ~Copyable {
        var episode: Episode
        var verifier: Verifier
        let constants: WrittenConstants
        let hasPrompt: Bool
        var turns = WrittenTurns()

        var seen: Observation {
            var seen = episode.observation
            seen.hasPrompt = hasPrompt
            return seen
        }
        var observation: WrittenObservation { WrittenObservation(seen, constants, turns) }
    }

    private let catalog: SystemCatalog
    private var play: Play?
    /// The name of the episode, or of the one that an implicit reset will start.
    package private(set) var episodeID = RandomID.episode()

    package init(_ catalog: SystemCatalog) { self.catalog = catalog }

    /// Starts an episode and ends the one before.
    ///
    /// - Throws: ``ProblemError`` where the system cannot be drawn like this; nothing changes then.
    package mutating func reset(_ request: ResetRequest) throws(ProblemError) -> WrittenObservation {
        let play = try Self.start(request, from: catalog)
        let observation = play.observation
        self.play = consume play
        episodeID = request.episodeID ?? RandomID.episode()
        return observation
    }

    /// Takes a turn; without an episode, of the one that ``ResetRequest/implicit`` starts.
    ///
    /// - Throws: ``EpisodeError/finished(turns:isConverged:)`` after the end.
    package mutating func step(_ action: Action) throws(EpisodeError) -> WrittenObservation {
        var play: Play
        if let current = self.play.take() { play = current } else { play = Self.startImplicitly(from: catalog) }
        do throws(EpisodeError) {
            try play.episode.step(action.bounded, with: &play.verifier)
        } catch {
            self.play = consume play
            throw error
        }
        VerificationCount.increase()
        play.turns.add(play.episode.history)
        let observation = play.observation
        self.play = consume play
        return observation
    }

    /// Whether there is an episode, perhaps one that has ended.
    var isPlaying: Bool {
        switch play {
        case .some: true
        case .none: false
        }
    }

    /// What the agent sees; `nil` before the first episode.
    package var observation: Observation? {
        switch play {
        case .some(let play): play.seen
        case .none: nil
        }
    }

    /// What is to be explained; `nil` before the first episode.
    var problem: Problem? {
        switch play {
        case .some(let play): play.episode.problem
        case .none: nil
        }
    }

    /// Where the episode stands; `nil` before the first.
    package var state: EpisodeState? {
        switch play {
        case .some(let play): play.episode.state(id: episodeID)
        case .none: nil
        }
    }

    private static func start(_ request: ResetRequest, from catalog: SystemCatalog) throws(ProblemError) -> Play {
        let seed = request.seed ?? .random(in: 0 ... .max)
        let chosen = request.systemID.flatMap { id in catalog.systems.first { $0.id == id } }
        guard let system = chosen ?? catalog.drawn(seed: seed) ?? catalog.systems.first else {
            throw .option(name: "system_id", expected: "the id of a system")
        }
        let problem = try Problem(drawing: system, seed: seed, options: request.options)
        do throws(EpisodeError) {
            let episode = try Episode(problem, turnLimit: request.turnLimit)
            return Play(
                episode: episode, verifier: problem.makeVerifier(),
                constants: WrittenConstants(of: episode.observation), hasPrompt: request.hasPrompt)
        } catch {
            throw .option(name: "max_turns", expected: error.hint ?? error.summary)
        }
    }

    private static func startImplicitly(from catalog: SystemCatalog) -> Play {
        do throws(ProblemError) { return try start(.implicit, from: catalog) } catch {
            preconditionFailure("systems are drawn once when the server starts, so that this works: \(error)")
        }
    }
}

extension Action {
    /// The action without what nothing depends on, and with no more of an equation than a history needs to show.
    ///
    /// It keeps a session small that is fed with megabytes; the language refuses what is longer than 4096 bytes anyway.
    fileprivate var bounded: Action {
        var action = Action(equation: equation, parameters: parameters)
        if equation.utf8.count > EpisodeSession.longestEquation {
            action.equation = String(decoding: equation.utf8.prefix(EpisodeSession.longestEquation), as: UTF8.self)
        }
        return action
    }
}
