import Testing

@testable import PhysiXLLM

/// Who loses interest ends the connection: a server that waits for nothing else gets to know.
@Suite(.timeLimit(.minutes(1))) struct CancelTests {
    /// Calls a server that does not come to an end, ends the call in some way, and waits until the server has noticed.
    private func end(
        _ script: @escaping FaultServer.Script,
        _ ending: @escaping @Sendable (ChatClient, Task<ModelError?, Never>) async -> Void
    ) async throws -> ModelError? {
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let (gone, goes) = AsyncStream.makeStream(of: Void.self)
        return try await FaultServer.serve { peer in
            try await script(peer)
            begin.yield()
            try await peer.waitForClient()
            goes.yield()
        } _: { server async throws in
            let client = ChatClient.test()
            let request = try server.request()
            let call = Task { () async -> ModelError? in
                do throws(ModelError) {
                    _ = try await client.stream(request) { _ in }
                    return nil
                } catch {
                    return error
                }
            }
            for await _ in begun { break }
            await ending(client, call)
            for await _ in gone { break }
            return await call.value
        }
    }

    @Test(arguments: [false, true]) func aCancelledTaskClosesTheConnection(hasBegun: Bool) async throws {
        let error = try await end {
            if hasBegun { try await $0.stream(Peer.piece("a")) }
        } _: { _, call in
            call.cancel()
        }
        #expect(error?.kind == .cancelled)
    }

    @Test(arguments: [false, true]) func aClientThatIsShutDownClosesItToo(hasBegun: Bool) async throws {
        let error = try await end {
            if hasBegun { try await $0.stream(Peer.piece("a")) }
        } _: { client, _ in
            await client.shutdown()
        }
        #expect(error?.kind == .cancelled)
    }

    @Test func afterThatNoCallBegins() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            let client = ChatClient.test()
            await client.shutdown()
            let error = await #expect(throws: ModelError.self) { try await client.complete(try server.request()) }
            #expect(error?.kind == .cancelled)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func aTaskThatIsCancelledBeforeItBeginsSendsNothing() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            let request = try server.request()
            let call = Task { () async -> ModelError? in
                while !Task.isCancelled { await Task.yield() }
                do throws(ModelError) {
                    _ = try await ChatClient.test().complete(request)
                    return nil
                } catch {
                    return error
                }
            }
            call.cancel()
            #expect(await call.value?.kind == .cancelled)
            #expect(server.requests.isEmpty)
        }
    }
}
