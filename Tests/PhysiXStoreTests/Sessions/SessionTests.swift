import PhysiXEpisodes
import PhysiXKernel
import Testing

@testable import PhysiXStore

struct SessionTests {
    @Test func aSessionEndsWithItsEpisode() throws {
        var session = try Session.drawn(turnLimit: 2)
        try session.play("d2x/dt2 = -x")
        #expect(session.ended == nil)
        let time = Timestamp(milliseconds: 5)
        try session.play(Proposal(Action(equation: "d2x/dt2 = -2*x"), policy: "test", time: time))
        #expect(session.ended == time)
        #expect(throws: EpisodeError.finished(turns: 2, isConverged: false)) { try session.play("d2x/dt2 = -x") }
    }

    @Test func aClosedSessionTakesNoTurn() throws {
        var session = try Session.drawn()
        session.close(at: Timestamp(milliseconds: 3))
        session.close(at: Timestamp(milliseconds: 4))
        #expect(session.ended == Timestamp(milliseconds: 3))
        #expect(throws: EpisodeError.finished(turns: 0, isConverged: false)) { try session.play("d2x/dt2 = -x") }
        #expect(session.episode.history.isEmpty)
    }
}
