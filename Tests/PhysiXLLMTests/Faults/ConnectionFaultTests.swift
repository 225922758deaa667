import NIOCore
import Synchronization
import Testing

@testable import PhysiXLLM

/// Servers that do not answer as one should: each call ends, within its limit, with a message of its own.
@Suite(.timeLimit(.minutes(2))) struct ConnectionFaultTests {
    @Test func aServerThatNeverAnswers() async throws {
        try await FaultServer.serve {
            try await $0.waitForClient()
        } _: { server async throws in
            let error = try await server.failure(try server.request(limit: .seconds(1)))
            #expect(error.kind == .timeout)
            #expect(error.stage == .send)
            #expect(error.detail.contains("did not begin to answer within 1 s"))
            #expect(error.detail.contains(try server.baseURL.description))
        }
    }

    @Test func headersThatDrip() async throws {
        try await FaultServer.serve {
            try await $0.drip(Peer.head(200, []), every: .milliseconds(200))
        } _: { server async throws in
            let error = try await server.failure(try server.request(limit: .seconds(4)))
            #expect(error.kind == .timeout)
            #expect(error.stage == .send)
        }
    }

    @Test func aBodyThatDrips() async throws {
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(200, ["Content-Length: 1000"]))
            try await peer.drip(String(repeating: " ", count: 1000), every: .milliseconds(100))
        } _: { server async throws in
            let error = try await server.failure(try server.request(limit: .seconds(4)))
            #expect(error.kind == .timeout)
            #expect(error.stage == .receive)
            #expect(error.detail.contains("still answering after 4 s"))
        }
    }

    @Test func aStreamThatHangs() async throws {
        try await FaultServer.serve { peer in
            try await peer.stream(Peer.piece("a"))
            try await peer.waitForClient()
        } _: { server async throws in
            let (error, deltas) = try await server.streamFailure(try server.request(limit: .seconds(4)))
            #expect(error.kind == .timeout)
            #expect(deltas == [.text("a")])
        }
    }

    @Test(arguments: [true, false]) func aBodyWithoutEndIsNotReadToIt(hasLength: Bool) async throws {
        let sent = Mutex(0)
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(200, hasLength ? ["Content-Length: \(64 << 20)"] : []))
            let chunk = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 16)
            for _ in 0..<1024 {
                try await peer.send(chunk)
                sent.withLock { $0 += chunk.count }
            }
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == .malformedAnswer)
            #expect(error.detail.contains("more than 4 MiB"))
        }
        // What was sent and not read lies in the buffers of the sockets.
        #expect(sent.withLock { $0 } < 32 << 20)
    }

    @Test(arguments: [true, false]) func theBodyOfAnErrorMayHaveNoEndOrBreakOff(isCut: Bool) async throws {
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(401, ["Content-Length: \(64 << 20)"]) + "no such key")
            let chunk = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 16)
            for _ in 0..<(isCut ? 1 : 1024) { try await peer.send(chunk) }
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == .authentication)
            #expect(error.words == "no such key")
        }
    }

    @Test func aStreamWithoutEndIsNotReadToIt() async throws {
        try await FaultServer.serve { peer in
            try await peer.stream()
            while true { try await peer.send("data: " + String(repeating: "x", count: 1 << 16)) }
        } _: { server async throws in
            let (error, _) = try await server.streamFailure()
            #expect(error.kind == .malformedAnswer)
            #expect(error.detail.contains("more than 4 MiB"))
        }
    }

    @Test func headersWithoutEndAreNotReadToIt() async throws {
        let sent = Mutex(0)
        try await FaultServer.serve { peer in
            try await peer.send("HTTP/1.1 200 OK\r\n")
            for number in 0... {
                let header = "X-Header-\(number): \(String(repeating: "x", count: 1000))\r\n"
                try await peer.send(header)
                sent.withLock { $0 += header.utf8.count }
            }
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == .malformedAnswer)
            #expect(error.detail.contains("headers"))
        }
        // The system's own buffers take some megabytes that nobody reads.
        #expect(sent.withLock { $0 } < 32 << 20)
    }

    @Test func aBodyThatIsCut() async throws {
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(200, ["Content-Length: 1000"]) + #"{"choices":["#)
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == .cutStream)
            #expect(error.detail.contains("broke off"))
        }
    }

    @Test func aChunkThatIsNone() async throws {
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(200, ["Transfer-Encoding: chunked"]) + "5\r\nhello\r\nzz\r\n")
            try await peer.waitForClient()
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == .malformedAnswer)
            #expect(error.detail.contains("HTTP"))
        }
    }

    @Test func aResetWithoutAnAnswer() async throws {
        try await FaultServer.serve {
            try await $0.reset()
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == .connection)
            #expect(error.stage == .send)
            #expect(error.detail.contains("without an answer"))
            // The model may have been asked, and asking costs.
            #expect(server.requests.count == 1)
        }
    }

    @Test func aResetWithinAnAnswer() async throws {
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(200, ["Content-Length: 1000"]) + "{")
            try await Task.sleep(for: .milliseconds(200))
            try await peer.reset()
        } _: { server async throws in
            #expect(try await server.failure().kind == .cutStream)
        }
    }

    @Test func anotherProtocol() async throws {
        try await FaultServer.serve {
            try await $0.send("SSH-2.0-OpenSSH_9.2\r\n")
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == .malformedAnswer)
            #expect(error.detail.contains("another kind of server"))
        }
    }

    @Test func aPortWhereNobodyListens() async throws {
        let port = try await FaultServer.serve { _ in
        } _: {
            $0.port
        }
        let baseURL = try BaseURL("http://127.0.0.1:\(port)/v1")
        var request = ChatRequest(to: baseURL, key: try Secret(markerKey), model: "m", messages: [])
        request.retries = 0
        let error = await #expect(throws: ModelError.self) { try await ChatClient.test().complete(request) }
        #expect(error?.kind == .connection)
        #expect(error?.stage == .connect)
        #expect(error?.detail.contains("\(baseURL)") == true)
        #expect(error?.detail.contains("Check the URL") == true)
        #expect(error?.detail.contains("refused") == true)
    }

    @Test func aHostThatIsUnknown() async throws {
        let baseURL = try BaseURL("http://no-such-host.invalid/v1")
        let request = ChatRequest(to: baseURL, key: nil, model: "m", messages: [])
        let error = await #expect(throws: ModelError.self) { try await ChatClient.test().complete(request) }
        #expect(error?.kind == .connection)
        #expect(error?.stage == .resolve)
        #expect(error?.detail.contains("no-such-host.invalid") == true)
        #expect(error?.detail.contains("\(baseURL)") == true)
        #expect(error?.detail.contains("Check the URL") == true)
    }

    @Test func aServerWithoutEncryption() async throws {
        try await FaultServer.serve { _ in
        } _: { server async throws in
            let baseURL = try BaseURL("https://127.0.0.1:\(server.port)/v1")
            var request = ChatRequest(to: baseURL, key: try Secret(markerKey), model: "m", messages: [])
            request.timeLimit = .seconds(3)
            request.retries = 0
            let error = await #expect(throws: ModelError.self) { try await ChatClient.test().complete(request) }
            #expect(server.requests.isEmpty)
            #expect(error?.kind == .timeout || error?.stage == .secure)
        }
    }
}
