import HTTPTypes
import PhysiXFormats
import PhysiXLLM
import Testing

@testable import PhysiXServer

/// Where requests and keys go, and where they do not (S1 to S10): at the routes, in both modes.
struct ModelEgressTests {
    private static let marker = "hf_M4RKER0123456789"
    private static let paths = ["/models", "/models/test", "llm-step"]

    /// A server whose environment has a key for Hugging Face's router.
    private func talk(_ change: (inout ServerSettings) -> Void = { _ in }) -> InteractiveTalk {
        InteractiveTalk(keys: EnvironmentKeys(environment: ["HF_TOKEN": Self.marker]), change)
    }

    /// The answers of all routes that call models.
    private func answers(
        _ talk: InteractiveTalk, _ members: String
    ) async throws -> [RouterTalk.Answer] {
        let id = try await talk.begin()
        var answers: [RouterTalk.Answer] = []
        for path in Self.paths {
            let isList = path == "/models"
            let body = "{\(members)\(isList ? "" : #","model":"m""#)}"
            answers.append(try await talk.send(.post, path == "llm-step" ? "/sessions/\(id)/llm-step" : path, body))
        }
        return answers
    }

    @Test(arguments: [
        "https://router.huggingface.co.evil.test/v1", "https://router.huggingface.co:8443/v1",
        "http://router.huggingface.co/v1", "https://router.huggingface.co./v1",
        "https://evil.test/router.huggingface.co",
    ])
    func theEnvironmentsKeyGoesToItsOwnOriginAlone(_ address: String) async throws {
        for answer in try await answers(talk(), #""base_url":"\#(address)""#) {
            #expect(answer.status == 422, "\(address): \(answer.text)")
            #expect(answer.text.contains("api_key required for this base_url"))
        }
    }

    @Test func theEnvironmentsKeyIsNotSentToServersOfThisMachine() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion("{}") }
        _ = try await answers(talk(), #""base_url":"\#(server.address)""#)
        #expect(server.arrivals.count == 3)
        for arrival in server.arrivals {
            #expect(arrival.header("authorization") == nil)
            #expect(!arrival.head.contains("M4RKER"))
        }
    }

    @Test(arguments: [
        "https://router.huggingface.co@evil.test/v1", "https://router.huggingface.co%2eevil.test/v1", "ftp://a.test/v1",
        "https://a.test/v1?x=1", "https://a.test/v1#x", "https://a.test\\\\b/v1", "https://ä.test/v1",
        "https://a.test:0/v1",
        "https://a.test:65536/v1", "https://a b.test/v1", "", "router.huggingface.co",
    ])
    func whatIsNoPlainURLIsRefusedWithItsPlace(_ address: String) async throws {
        for answer in try await answers(talk(), #""base_url":"\#(address)","api_key":"sk-1""#) {
            #expect(answer.status == 422, "\(address): \(answer.text)")
            #expect(answer.text.contains(#""base_url""#))
        }
    }

    @Test(arguments: [
        "http://127.0.0.1:PORT/v1", "http://2130706433:PORT/v1", "http://0x7f.1:PORT/v1", "http://0177.0.0.1:PORT/v1",
        "http://localhost:PORT/v1", "https://127.0.0.1:PORT/v1", "https://[::1]:PORT/v1",
        "https://[::ffff:127.0.0.1]:PORT/v1",
        "https://10.0.0.1/v1", "https://169.254.169.254/v1", "https://100.64.0.1/v1", "https://192.168.1.1/v1",
        "https://[fd00::1]/v1", "https://0.0.0.0:PORT/v1", "https://localhost:PORT/v1",
    ])
    func aPublicServerCallsNothingOfItsOwnNetwork(_ address: String) async throws {
        let server = try RawModelServer { _ in RawModelServer.completion("{}") }
        let talk = talk { $0.isPublic = true }
        let place = address.replacing("PORT", with: "\(server.port)")
        for answer in try await answers(talk, #""base_url":"\#(place)","api_key":"sk-1""#) {
            #expect(answer.status == 403, "\(address): \(answer.text)")
        }
        #expect(server.arrivals.isEmpty)
    }

    @Test func aPublicServerCallsWhatItsOwnerTrusts() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion("{}") }
        let origin = try Origin("http://127.0.0.1:\(server.port)")
        let talk = talk {
            $0.isPublic = true
            $0.models.origins = [origin]
        }
        for answer in try await answers(talk, #""base_url":"\#(server.address)","api_key":"sk-1""#).dropFirst() {
            #expect(answer.status == 200, "\(answer.text)")
        }
    }

    @Test(arguments: ["M4RKER\\nX", "M4RKER key", "M4RKERä", "M4RKER\\u0000", String(repeating: "M4RKER", count: 90)])
    func whatIsNoKeyIsRefusedWithoutRepeatingIt(_ key: String) async throws {
        let server = try RawModelServer { _ in RawModelServer.completion("{}") }
        for answer in try await answers(talk(), #""base_url":"\#(server.address)","api_key":"\#(key)""#) {
            #expect(answer.status == 422)
            #expect(!answer.text.contains("M4RKER"))
        }
        #expect(server.arrivals.isEmpty)
    }

    @Test(arguments: [
        #"{"api_key":"M4RKER","keys":1}"#, #"{"model":1,"api_key":"M4RKER"}"#, #"{"apikey":"M4RKER","model":"m"}"#,
        #"{"api_key":["M4RKER"],"model":"m"}"#, #"{"api_key":"M4RKER","model":"m","temperature":"hot"}"#, #""M4RKER""#,
        #"{"api_key": M4RKER}"#, #"{"model":"m","api_key":"M4RKER""#, #"["M4RKER"]"#,
        #"{"model":"m","api_key":"M4RKER","stream":"M4RKER","fit":3}"#,
    ])
    func whatIsWrongWithABodyIsSaidWithoutItsValues(_ body: String) async throws {
        let talk = talk()
        let id = try await talk.begin()
        for path in ["/sessions/\(id)/llm-step", "/models", "/models/test"] {
            let answer = try await talk.send(.post, path, body)
            #expect(answer.status == 422, "\(path): \(answer.text)")
            #expect(!answer.text.contains("M4RKER"), "\(answer.text)")
        }
    }

    @Test func aKeyInTheAddressIsNone() async throws {
        let talk = talk()
        let id = try await talk.begin()
        let answer = try await talk.send(
            .post, "/sessions/\(id)/llm-step?api_key=sk-1", #"{"base_url":"https://a.test/v1","model":"m"}"#)
        #expect(answer.status == 422)
        #expect(answer.text.contains("api_key required"))
    }

    @Test func theProvidersSayWhetherThereIsAKeyAndNeverWhich() async throws {
        let answer = try await talk().send(.get, "/providers")
        #expect(answer.status == 200)
        #expect(!answer.text.contains("M4RKER"))
        let providers = try answer.json().array ?? []
        let withKey = providers.filter { $0["has_server_key"] == true }.compactMap { $0["id"]?.string }
        #expect(withKey == ["huggingface"])
        #expect(providers.contains { $0["id"] == "ollama" })
        let atPublic = try await talk { $0.isPublic = true }.send(.get, "/providers")
        #expect(!atPublic.text.contains("ollama"))
        #expect(try atPublic.json()[0]?["server_models"]?.array?.isEmpty == false)
    }

    @Test func pagesOfOthersMayNotCallModels() async throws {
        var talk = talk()
        talk.headers[.origin] = "https://evil.test"
        for path in ["/models", "/models/test", "/sessions/x/llm-step"] {
            #expect(try await talk.send(.post, path, "{}").status == 403)
        }
        talk.headers[.origin] = nil
        talk.headers[.contentType] = "text/plain"
        #expect(try await talk.send(.post, "/models", "{}").status == 415)
    }

    @Test func aServerWithoutModelsCallsNone() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion("{}") }
        let talk = talk { $0.models.isOff = true }
        for answer in try await answers(talk, #""base_url":"\#(server.address)""#) { #expect(answer.status == 403) }
        #expect(server.arrivals.isEmpty)
    }
}
