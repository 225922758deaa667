import AsyncHTTPClient
import NIOHTTP1
import Testing

@testable import PhysiXLLM

/// What a server that others can reach may call: checked before a socket opens, and on what is connected to.
struct EgressTests {
    private func refusal(of address: String, allowed: Set<Origin> = []) async throws -> ModelError? {
        let request = ChatRequest(to: try BaseURL(address), key: try Secret(markerKey), model: "m", messages: [])
        do throws(ModelError) {
            _ = try await ChatClient.test(egress: .publicOnly(allowed: allowed)).complete(request)
            return nil
        } catch {
            expectNoKey(in: error)
            return error
        }
    }

    @Test(arguments: [
        "https://127.0.0.1/v1", "https://localhost/v1", "https://[::1]/v1", "https://[::ffff:127.0.0.1]/v1",
        "https://2130706433/v1",
        "https://0x7f000001/v1", "https://0177.0.0.1/v1", "https://127.1/v1", "https://10.0.0.1/v1",
        "https://169.254.169.254/v1",
        "https://192.168.1.1/v1", "https://100.64.0.1/v1", "https://198.18.0.1/v1", "https://224.0.0.1/v1",
        "https://240.0.0.1/v1",
        "https://0.0.0.0/v1", "https://[fe80::1]/v1", "https://[fd00::1]/v1", "https://[64:ff9b::7f00:1]/v1",
        "https://[2002:7f00:1::]/v1", "https://[::]/v1", "http://8.8.8.8/v1", "http://example.org/v1",
    ])
    func isForbiddenBeforeASocketOpens(address: String) async throws {
        let error = try #require(try await refusal(of: address))
        #expect(error.kind == .forbiddenAddress)
        #expect(error.stage == .resolve)
        #expect(error.detail.contains("Nothing was sent"))
    }

    @Test(arguments: ["127.0.0.1", "localhost", "2130706433", "127.1", "[::ffff:127.0.0.1]"])
    func nothingReachesAServerOfThisMachine(host: String) async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("caught"))
        } _: { server async throws in
            for scheme in ["http", "https"] {
                #expect(try await refusal(of: "\(scheme)://\(host):\(server.port)/v1")?.kind == .forbiddenAddress)
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test func listsPassTheSameGate() async throws {
        let client = ChatClient.test(egress: .publicOnly(allowed: []))
        let error = await #expect(throws: ModelError.self) {
            try await client.models(at: try BaseURL("https://127.0.0.1/v1"), key: nil)
        }
        #expect(error?.kind == .forbiddenAddress)
    }

    @Test func whatTheOperatorTrustsMayBeCalled() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            let own = try server.baseURL
            #expect(try await refusal(of: own.description, allowed: [own.origin]) == nil)
            let other = "http://localhost:\(server.port)/v1"
            #expect(try await refusal(of: other, allowed: [own.origin])?.kind == .forbiddenAddress)
        }
    }

    @Test(arguments: ["localhost", "2130706433", "127.1", "0x7f.1", "127.0.0.1", "[::ffff:127.0.0.1]"])
    func aLocalClientReachesIt(host: String) async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            var request = try server.request()
            request.baseURL = try BaseURL("http://\(host):\(server.port)/v1")
            #expect(try await server.complete(request).text == "yes")
            #expect(server.requests.first?["host"] == "\(host):\(server.port)")
        }
    }

    @Test func theAddressThatWasCheckedIsTheOneConnectedTo() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            // The name leads nowhere by itself: only the address that goes with it can have been used.
            let origin = try BaseURL("http://router.huggingface.co:\(server.port)/v1").origin
            let line = Line(
                origin: origin, address: try #require(IPAddress("127.0.0.1")), trustRoots: TrustRoots(),
                running: RunningClients(),
                progress: CallProgress())
            let status = try await line.send(.init(url: "\(origin)/v1/models")) { $0.status.code }
            #expect(status == 200)
            #expect(server.requests.first?["host"] == "router.huggingface.co:\(server.port)")
        }
    }

    @Test func aNameThatTheAddressWasNotCheckedForIsNotConnectedTo() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("caught"))
        } _: { server async throws in
            let line = Line(
                origin: try BaseURL("http://checked.test:\(server.port)").origin,
                address: try #require(IPAddress("127.0.0.2")),
                trustRoots: TrustRoots(), running: RunningClients(), progress: CallProgress())
            await #expect(throws: ForbiddenAddress.self) {
                try await line.send(.init(url: "http://localhost:\(server.port)/v1/models")) { $0.status.code }
            }
            #expect(server.requests.isEmpty)
        }
    }
}
