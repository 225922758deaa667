import HTTPTypes
import PhysiXEpisodes
import PhysiXFormats
import PhysiXStore
import Testing

@testable import PhysiXServer

/// Turns by somebody who takes long.
struct PolicyTests {
    /// A policy that proposes, fails or is stopped once the test lets it.
    private struct Patient: PatientPolicy {
        let name = "patient"
        let gate: AsyncStream<Action?>

        func propose(for observation: Observation, _ work: PolicyWork) async throws -> Proposal {
            for await action in gate {
                guard let action else { throw Failed() }
                return Proposal(action, policy: name)
            }
            throw InteractiveError.stopped
        }
    }

    private struct Failed: Error {}

    private let sessions = InteractiveSessions(
        TaskSplits(.builtIn), keptIn: SessionMemory(), version: "1", policies: 1)

    private func session() throws -> InteractiveSession {
        let request = SessionRequest(subject: .drawn(try SystemCatalog.builtIn.system("free_fall"), seed: 7, .init()))
        return try sessions.session(sessions.begin(request, owner: Owner()).session.id.description, owner: nil)
    }

    /// Starts a policy's turn, and returns once it is at work.
    private func start(
        _ session: InteractiveSession
    ) async throws -> (turn: Task<TurnAnswer, any Error>, gate: AsyncStream<Action?>.Continuation) {
        let (stream, gate) = AsyncStream.makeStream(of: Action?.self)
        let watcher = try sessions.board.watch(session.id)
        let turn = Task { [sessions] in try await sessions.step(session, by: Patient(gate: stream)) }
        for await event in watcher.events where event.name == "begun" { break }
        sessions.board.leave(watcher)
        return (turn, gate)
    }

    @Test func aPolicyTakesATurnAndItsNameIsKept() async throws {
        let session = try session()
        let (turn, gate) = try await start(session)
        gate.yield(Action(equation: "d2y/dt2 = -2"))
        #expect(try await turn.value.observation.turn == 1)
        #expect(try sessions.store.session(session.id)?.turns.first?.proposal.policy == "patient")
        #expect(sessions.room.count == 0)
        #expect(!session.isBusy)
    }

    @Test func whileAPolicyWorksNobodyElseTakesTheTurn() async throws {
        let session = try session()
        let (turn, gate) = try await start(session)
        #expect(session.overview.busy == "patient")
        #expect(throws: InteractiveError.self) { try sessions.step(session, Action()) }
        await #expect(throws: InteractiveError.self) {
            try await sessions.step(session, by: Patient(gate: AsyncStream { $0.finish() }))
        }
        gate.yield(Action(equation: "d2y/dt2 = -2"))
        _ = try await turn.value
        #expect(try sessions.step(session, Action()).observation.turn == 2)
    }

    @Test func thereIsRoomForSoManyPoliciesOnly() async throws {
        let (turn, gate) = try await start(try session())
        let other = try session()
        do {
            _ = try await sessions.step(other, by: Patient(gate: AsyncStream { $0.finish() }))
            Issue.record("a second policy was let in")
        } catch let error as InteractiveError {
            #expect(error.status == .tooManyRequests)
            #expect(error.retryAfter == 5)
        }
        gate.yield(nil)
        await #expect(throws: Failed.self) { try await turn.value }
    }

    @Test func aFailureUsesUpNoTurnAndIsTold() async throws {
        let session = try session()
        let (turn, gate) = try await start(session)
        let watcher = try sessions.board.watch(session.id)
        gate.yield(nil)
        await #expect(throws: Failed.self) { try await turn.value }
        for await event in watcher.events {
            #expect(event.name == "failed")
            #expect(event.data == #"{"policy":"patient","detail":"the policy failed"}"#)
            break
        }
        #expect(session.overview.session.episode.history.isEmpty)
        #expect(!session.isBusy)
    }

    @Test func aPolicyStopsWithItsSessionItsCallerAndItsServer() async throws {
        for stop in 0..<3 {
            let sessions = sessions
            let session = try session()
            let (turn, gate) = try await start(session)
            switch stop {
            case 0: try sessions.delete(session.id.description, owner: nil)
            case 1: turn.cancel()
            default: sessions.room.close()
            }
            gate.yield(Action(equation: "d2y/dt2 = -2"))
            await #expect(throws: InteractiveError.self) { try await turn.value }
            #expect(session.overview.session.episode.history.isEmpty)
        }
    }

    @Test func theSolverExplainsASpring() async throws {
        let request = SessionRequest(subject: .drawn(try SystemCatalog.builtIn.system("spring_mass"), seed: 3, .init()))
        let overview = try sessions.begin(request, owner: Owner())
        let session = try sessions.session(overview.session.id.description, owner: nil)
        let answer = try await sessions.step(session, by: SolverTurn(for: session))
        #expect(answer.observation.isDone)
        #expect(answer.prediction != nil)
    }

    @Test func theSolverRefusesTooFewSamples() async throws {
        let wish = try SessionRequest(table: Array("t,y\n0,1\n1,2\n".utf8), query: .init())
        let session = try sessions.session(
            try sessions.begin(wish, owner: Owner()).session.id.description, owner: nil)
        do {
            _ = try await sessions.step(session, by: SolverTurn(for: session))
            Issue.record("two samples are enough for a law")
        } catch let error as InteractiveError {
            #expect(error.status == .unprocessableContent)
        }
        #expect(session.overview.session.episode.history.isEmpty)
    }
}
