import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXStore

struct RoundTripTests {
    /// Plays three turns, opens the file again and compares what comes back bit for bit.
    private func expectRoundTrip(_ begin: () throws -> Session, _ equations: [(String, Parameters)]) throws {
        try withDatabaseFile { file in
            var session = try begin()
            var turns: [SessionTurn] = []
            do {
                let store = try SessionDatabase(file)
                try store.create(session)
                for (equation, parameters) in equations {
                    turns.append(try session.play(equation, parameters, in: store))
                }
            }
            let stored = try #require(try SessionDatabase(file).session(session.id))
            #expect(stored.turns == turns)
            #expect(stored.label == session.label && stored.source == session.source)
            let problem = session.episode.problem
            #expect(bits(stored.problem.observed.times) == bits(problem.observed.times))
            #expect(stored.problem.observed.states.map(\.isNaN) == problem.observed.states.map(\.isNaN))
            #expect(
                bits(stored.problem.observed.states.filter { !$0.isNaN })
                    == bits(problem.observed.states.filter { !$0.isNaN }))
            #expect(stored.problem.truth == problem.truth)
            #expect(stored.problem.hint.utf8.elementsEqual(problem.hint.utf8))
            var resumed = try stored.resumed()
            #expect(resumed.episode.observation.bytes == session.episode.observation.bytes)
            #expect(resumed.episode.history == session.episode.history)
            #expect(resumed.episode.verdict?.reward == session.episode.verdict?.reward)
            // And the next turn is the one that would have come.
            let next = Proposal(Action(equation: "d2q/dt2 = ,"), policy: "test")
            #expect(try resumed.play(next) == session.play(next))
            #expect(resumed.episode.observation.bytes == session.episode.observation.bytes)
        }
    }

    @Test(arguments: ["free_fall", "damped_spring", "projectile_drag", "driven_oscillator", "lorenz", "kepler_orbit"])
    func aDrawnProblemComesBackWithItsTruth(systemID: String) throws {
        let variables = try Session.drawn(systemID).episode.problem.stateVariables
        let trivial = variables.map { "d\($0)/dt = k" }.joined(separator: "; ")
        try expectRoundTrip(
            { try Session.drawn(systemID, seed: .max) },
            [(trivial, ["k": 1.0 / 3]), ("nonsense", [:]), (trivial, ["k": -0.0])])
    }

    @Test func everyOptionOfAProblemIsKept() throws {
        let options = ProblemOptions(
            noise: 0.1 + 0.2, samples: 37, sampling: .irregular, missing: 1.0 / 7, reveal: .anonymous,
            variant: .altered)
        try expectRoundTrip({ try Session.drawn("spring_mass", seed: 3, options: options) }, [("d2x1/dt2 = -x1", [:])])
    }

    @Test func samplesOfOnesOwnComeBackWithAllBits() throws {
        try expectRoundTrip(
            { try Session.measured() }, [("d2y/dt2 = a*y", ["a": 1e-5]), ("dy/dt = a", ["a": 1e300]), ("?", [:])])
    }

    @Test func anEpisodeThatHasEndedStaysEnded() throws {
        try withDatabaseFile { file in
            let store = try SessionDatabase(file)
            var session = try Session.drawn("spring_mass")
            try store.create(session)
            try session.playTheTruth(in: store)
            #expect(session.ended != nil)
            let stored = try #require(try store.session(session.id))
            #expect(stored.ended == session.ended)
            #expect(stored.record.evaluation == session.episode.evaluation())
            #expect(stored.record.evaluation?.isEquivalent == true)
            let restored = try stored.resumed()
            #expect(restored.episode.isConverged && restored.ended == session.ended)
        }
    }

    @Test func aRecordIsWrittenAsARunWritesIt() throws {
        try withDatabaseFile { file in
            let store = try SessionDatabase(file)
            var session = try Session.drawn("free_fall", turnLimit: 3)
            try store.create(session)
            try session.play("d2y/dt2 = -2", in: store)
            try session.play("d2y/dt2 = ?", in: store)
            try session.playTheTruth(in: store)
            var fresh = EpisodeRecord(of: session.episode, policy: "test", version: "0.1.0")
            fresh.id = session.id.description
            let kept = try #require(try store.session(session.id)).record
            #expect(lines(kept) == lines(fresh))
            #expect(try kept.firstDifference() == nil)
            #expect(try EpisodeRecord(lines: lines(kept)).id == session.id.description)
        }
    }

    private func lines(_ record: EpisodeRecord) -> [UInt8] {
        var json = JSONWriter()
        record.write(linesTo: &json)
        return json.bytes
    }
}
