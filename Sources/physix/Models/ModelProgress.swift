import PhysiXLLM

/// A wait for a model as it is shown on standard error, until it answers or the user interrupts it.
enum ModelProgress {
    /// Waits for something, and tells so.
    ///
    /// - Returns: `nil` where the user interrupted it.
    static func shown<Answer: Sendable>(
        _ what: String, _ body: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer? {
        try await race(body) { await watch(what) }
    }

    /// Waits for something in silence.
    ///
    /// - Returns: `nil` where the user interrupted it.
    static func untilInterrupted<Answer: Sendable>(
        _ body: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer? {
        try await race(body) {
            while !Interruption.isRequested, await pause() {}
        }
    }

    private static func race<Answer: Sendable>(
        _ body: @escaping @Sendable () async throws -> Answer, _ watch: @escaping @Sendable () async -> Void
    ) async throws -> Answer? {
        try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                await watch()
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    /// - Returns: false where the task was cancelled.
    private static func pause() async -> Bool {
        do { try await Task.sleep(for: .milliseconds(50)) } catch { return false }
        return true
    }

    /// Runs with a client that ends with it.
    static func withClient<Result>(_ body: (ChatClient) async throws -> Result) async throws -> Result {
        let client = ChatClient(egress: .local, version: version, trustRoots: .ofProcess)
        do {
            let result = try await body(client)
            await client.shutdown()
            return result
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Tells how long it has taken, until the user asks to stop or the task is cancelled.
    private static func watch(_ what: String) async {
        let start = ContinuousClock.now
        var line = ProgressLine()
        while !Interruption.isRequested, await pause() {
            let seconds = Int((ContinuousClock.now - start) / .seconds(1))
            if let text = line.text(for: "waiting for \(what), \(seconds) s", at: .now) { show(text) }
        }
        show(line.closing())
    }

    private static func show(_ text: String) {
        // Nothing depends on progress: where standard error is closed, the wait goes on unseen.
        do throws(FileError) { try StandardStream.error.write(text) } catch {}
    }
}
