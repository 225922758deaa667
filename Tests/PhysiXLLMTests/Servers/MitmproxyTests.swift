import Foundation
import Testing

@testable import PhysiXLLM

/// TLS with an authority of one's own, and faults in the middle, made by mitmproxy.
@Suite(.enabled(if: Installed.mitmproxy.isThere), .timeLimit(.minutes(5))) struct MitmproxyTests {
    @Test func certificatesAreCheckedAndAuthoritiesCanBeAdded() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            let folder = FileManager.default.temporaryDirectory.appending(path: "physix-mitm-\(UUID().uuidString)")
            defer { _ = try? FileManager.default.removeItem(at: folder) }
            let addon = Installed.repository.appending(path: "Tests/Clients/mitm_faults.py").path
            let port = ForeignServer.freePort()
            let proxy = try await ForeignServer.start(
                .mitmproxy, "mitmdump", port: port,
                [
                    "--mode", "reverse:http://127.0.0.1:\(server.port)", "--listen-host", "127.0.0.1", "--listen-port",
                    "\(port)", "--set",
                    "confdir=\(folder.path)", "-s", addon, "-q",
                ])
            let authority = folder.appending(path: "mitmproxy-ca-cert.pem").path
            func call(_ model: String, _ roots: TrustRoots, host: String = "localhost") async throws -> Result<
                String, ModelError
            > {
                var request = ChatRequest(
                    to: try BaseURL("https://\(host):\(proxy.port)/v1"), key: try Secret(markerKey), model: model,
                    messages: [])
                request.timeLimit = .seconds(model == "delayed" ? 3 : 60)
                request.retries = 0
                let client = ChatClient(egress: .local, version: "9.9", trustRoots: roots)
                do throws(ModelError) { return .success(try await client.complete(request).text) } catch {
                    expectNoKey(in: error)
                    return .failure(error)
                }
            }
            func failure(_ result: Result<String, ModelError>) -> ModelError? {
                if case .failure(let error) = result { error } else { nil }
            }

            let untrusted = try #require(failure(try await call("m", TrustRoots())))
            #expect(untrusted.kind == .connection)
            #expect(untrusted.stage == .secure)
            #expect(untrusted.detail.contains("certificate is not trusted"), "\(untrusted.detail)")
            #expect(untrusted.detail.contains("PHYSIX_CA_FILE"))
            #expect(server.requests.isEmpty)

            for roots in [
                TrustRoots(environment: ["PHYSIX_CA_FILE": authority]),
                TrustRoots(environment: ["SSL_CERT_FILE": authority]),
            ] {
                #expect(try await call("m", roots) == .success("yes"))
            }
            #expect(server.requests.count == 2)
            #expect(server.requests.last?["authorization"] == "Bearer \(markerKey)")

            let roots = TrustRoots(additionalFile: authority)
            #expect(failure(try await call("killed", roots))?.kind == .connection)
            #expect(failure(try await call("killed-later", roots))?.kind == .connection)
            #expect(failure(try await call("delayed", roots))?.kind == .timeout)
            #expect(failure(try await call("compressed", roots))?.detail.contains("compressed") == true)
            let missing = failure(try await call("m", TrustRoots(additionalFile: "/nowhere/ca.pem")))
            #expect(missing?.detail.contains("PHYSIX_CA_FILE and SSL_CERT_FILE") == true, "\(missing?.detail ?? "")")
        }
    }
}
