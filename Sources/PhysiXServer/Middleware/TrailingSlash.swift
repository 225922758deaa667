import HTTPTypes
import Hummingbird

/// Sends `/health/` to `/health`, as OpenEnv's reference does.
struct TrailingSlash: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        let path = request.uri.path
        guard path.count > 1, path.hasSuffix("/"), context.endpointPath != nil, context.endpointPath != "NotFound"
        else { return try await next(request, context) }
        // From its parts, so that `//elsewhere/` leads nowhere else.
        let target = "/" + path.split(separator: "/").joined(separator: "/")
        let query = request.uri.query.map { "?\($0)" } ?? ""
        return Response(status: .temporaryRedirect, headers: [.location: target + query])
    }
}
