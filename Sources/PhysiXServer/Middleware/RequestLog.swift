import Hummingbird
import Logging

/// Logs each request in a line: method, path without its query, status and time; never a body, never a header.
struct RequestLog: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "path": "\(Self.path(of: request, context))",
                "status": "\(response.status.code)",
                "microseconds": "\((ContinuousClock.now - start).microseconds)",
            ])
        return response
    }

    /// The path, without the names of interactive sessions: whoever knows one may play it.
    private static func path(of request: Request, _ context: BasicRequestContext) -> String {
        let path = request.uri.path
        return path.hasPrefix("/interactive") ? context.endpointPath ?? "/interactive" : path
    }
}

extension Duration {
    fileprivate var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
