import CPhysiX
import PhysiXEpisodes
import PhysiXFormats
import Testing

struct DocumentTests {
    @Test(arguments: [
        (#"{"trajectory": [{"t": 0, "y": 1}]}"#, "problem", "there are 1 samples"),
        (#"{"trajectory": [{"t": 0, "y": "a"}]}"#, "document", "expected a number, found a string"),
        (#"{"trajectory": "#, "document", "end"),
        ("", "document", "end"),
        (#"{"hints": ""}"#, "problem", "unknown key `hints`"),
    ])
    func aProblemThatCannotBeReadIsRefused(json: String, kind: String, message: String) throws {
        var problem: OpaquePointer?
        var refusal: UnsafeMutablePointer<CChar>?
        let status = physix_problem_read(Array(json.utf8), json.utf8.count, &problem, &refusal)
        #expect(status == physix_status(PHYSIX_REFUSED))
        #expect(problem == nil)
        let document = try taken(refusal)
        #expect(document["kind"]?.string == kind)
        #expect(document["message"]?.string?.contains(message) == true)
        #expect(document.object?.members.map(\.key) == ["kind", "message", "hint", "range"])
    }

    @Test func aProblemIsWrittenAndReadAgain() throws {
        let drawn = try HeldProblem(
            drawing: #"{"system_id": "lorenz", "seed": 3, "noise": null, "reveal": "anonymous"}"#)
        let document = try taken(physix_problem_write(drawn.pointer))
        #expect(document["system_id"]?.string == "anonymous")
        let truth = try taken(physix_problem_truth(drawn.pointer))
        #expect(truth["equation"]?.string?.contains("dx1/dt") == true)

        var json = JSONWriter()
        json.value(document)
        var problem: OpaquePointer?
        var refusal: UnsafeMutablePointer<CChar>?
        #expect(physix_problem_read(json.bytes, json.bytes.count, &problem, &refusal) == physix_status(PHYSIX_DONE))
        let read = try #require(problem)
        #expect(try taken(physix_problem_write(read)) == document)
        #expect(physix_problem_truth(read) == nil)
        physix_problem_release(read)
    }

    @Test func aSolutionHasARowForEachTime() throws {
        let json = #"{"equation": "dx/dt = x**2", "initial_state": {"x": 1}, "t": [0, 0.5, 2]}"#
        let (isDone, answer) = try call(json) { physix_simulate($0, $1, $2) }
        #expect(isDone)
        #expect(answer["state_variables"] == .array([.string("x")]))
        let rows = try #require(answer["y"]?.array)
        #expect(rows.map { $0[0]?.double.map { ($0 * 1000).rounded() } } == [1000, 2000, nil])
        #expect(answer["ending"]?.string == "the solution blows up at t=1.0s")
    }

    @Test(arguments: [
        (#"{"equation": "d2x/dt2 = 0", "initial_state": {"x": 1}, "t": [0, 1]}"#, "lacks the velocity `vx`"),
        (#"{"equation": "dx/dt = y", "initial_state": {"x": 1}, "t": [0, 1]}"#, "unknown name `y`"),
        (#"{"equation": "dx/dt = 0", "initial_state": {}, "t": [0, 1]}"#, "there are no state variables"),
        (#"{"equation": "dx/dt = 0", "initial_state": {"x": 1}, "t": []}"#, "the times do not increase"),
        (#"{"equation": "dx/dt = 0", "initial_state": {"x": 1}, "t": [1, 1]}"#, "the times do not increase"),
        (#"{"equation": "dx/dt = 0", "initial_state": {"x": 1}, "t": [0], "rtol": 0}"#, "out of range"),
    ])
    func whatCannotBeSimulatedIsRefused(json: String, message: String) throws {
        let (isDone, answer) = try call(json) { physix_simulate($0, $1, $2) }
        #expect(!isDone)
        #expect(answer["message"]?.string?.contains(message) == true)
    }

    @Test func anEquationIsWrittenForOthers() throws {
        let json = #"{"equation": "d2x/dt2 = -(k/m)*x", "params": {"k": 2, "m": -4}}"#
        let (isDone, answer) = try call(json) { physix_equation($0, $1, $2) }
        #expect(isDone)
        #expect(answer["state_variables"] == .array([.string("x"), .string("vx")]))
        #expect(answer["numeric"]?.string == "d2x/dt2 = -2/-4*x")
        #expect(answer["complexity"]?.integer == 3)
        #expect(answer["sympy"]?.string?.contains("sp.Eq(x.diff(t, 2)") == true)
    }
}
