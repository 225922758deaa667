import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

/// Proposals that are looked at and take no turn.
struct PreviewTests {
    private let talk = InteractiveTalk()

    private func preview(_ body: String, of id: String) async throws -> JSONValue {
        let answer = try await talk.send(.post, "/sessions/\(id)/preview", body)
        #expect(answer.status == 200)
        return try answer.json()
    }

    @Test func aProposalIsVerifiedAndNoTurnTaken() async throws {
        let id = try await talk.begin()
        let preview = try await preview(#"{"equation":"d2y/dt2 = -g","params":{"g":9.81}}"#, of: id)
        #expect(preview["error"] == JSONValue.null)
        #expect(preview["parameters"] == ["g"])
        #expect(preview["missing"] == [])
        #expect(preview["predicted_trajectory"]?.array?.count == 100)
        #expect(preview["reward_breakdown"]?["match"]?.double ?? 0 > 0.99)
        #expect(preview["mismatch_summary"] == "Predicted and observed trajectories agree closely.")
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["turn"] == 0)
    }

    @Test func namesThatNobodyDeclaredAreParametersToCome() async throws {
        let id = try await talk.begin()
        let preview = try await preview(#"{"equation":"d2y/dt2 = -g + k*vy**2","params":{"g":9.81}}"#, of: id)
        #expect(preview["error"] == JSONValue.null)
        #expect(preview["parameters"] == ["g", "k"])
        #expect(preview["missing"] == ["k"])
        #expect(preview["predicted_trajectory"] == [])
    }

    @Test func aMistakeHasItsPlaceInTheText() async throws {
        let id = try await talk.begin()
        let text = "d2y/dt2 = -9.81 * * 2"
        let error = try await preview(#"{"equation":"\#(text)"}"#, of: id)["error"]
        #expect(error?["kind"] == "parse")
        #expect(error?["message"]?.string?.isEmpty == false)
        #expect(error?["range"]?[0]?.integer == 18)
    }

    @Test func anEquationThatBlowsUpSaysWhen() async throws {
        let id = try await talk.begin()
        let error = try await preview(#"{"equation":"d2y/dt2 = exp(y*y)"}"#, of: id)["error"]
        #expect(error?["kind"] == "simulation")
        #expect(error?["range"] == JSONValue.null)
    }

    @Test func equationsAreSentAsTreesOfMathML() async throws {
        let id = try await talk.begin()
        let tree = try await preview(#"{"equation":"d2y/dt2 = -g"}"#, of: id)["equation_markup"]?[0]
        #expect(tree?["name"] == "math")
        #expect(tree?["attributes"]?["display"] == "block")
        #expect(tree?["attributes"]?["alttext"] == "d2y/dt2 = -g")
        #expect(tree?["elements"]?[0]?["elements"]?[0]?["name"] == "mfrac")
        let turn = try await talk.step(id, "d2y/dt2 = -9.81").json()
        #expect(turn["equation_markup"]?[0]?["name"] == "math")
        let truth = try await talk.send(.get, "/sessions/\(id)").json()["truth"]
        #expect(truth?["equation_markup"]?[0]?["name"] == "math")
        let nonsense = try await talk.step(try await talk.begin(), "gravity").json()
        #expect(nonsense["equation_markup"] == [])
    }

    @Test func anUnknownSessionAndAWrongBodyAreRefused() async throws {
        let body = #"{"equation":"d2y/dt2 = -1"}"#
        #expect(try await talk.send(.post, "/sessions/0123456789abcdef0123456789abcdef/preview", body).status == 404)
        #expect(try await talk.send(.post, "/sessions/\(try await talk.begin())/preview", #"{"law":1}"#).status == 422)
    }
}
