/// Runs a body until it ends, the time is up, or the caller's task is cancelled.
///
/// One clock for everything within: HTTP clients count the time to the head of an answer, and a body that drips would hold
/// them for as long as it likes.
///
/// - Returns: what the body returned, or what `lateness` says where the time was up first.
func withTimeLimit<Value: Sendable>(
    _ limit: Duration, lateness: @escaping @Sendable () -> ModelError,
    _ body: @escaping @Sendable () async throws(ModelError) -> Value
) async throws(ModelError) -> Value {
    let result: Result<Value, ModelError> = await withTaskGroup(of: Result<Value, ModelError>?.self) { group in
        group.addTask {
            do throws(ModelError) { return .success(try await body()) } catch { return .failure(error) }
        }
        group.addTask {
            do { try await Task.sleep(for: limit) } catch { return nil }
            return .failure(lateness())
        }
        defer { group.cancelAll() }
        // The clock says nothing where it was stopped by a cancellation; then the body says what it makes of that.
        while let outcome = await group.next() {
            if let outcome { return outcome }
        }
        return .failure(.cancelled)
    }
    return try result.get()
}

extension ModelError {
    /// The caller's task was cancelled, or the client was shut down.
    static let cancelled = ModelError(.cancelled, detail: "The call was cancelled.")
}
