import HTTPTypes
import Hummingbird

/// Lets scripts of a few pages from elsewhere use the server (CORS).
///
/// Other origins are answered as if there were no such thing, so that their browsers keep the answer from them.
struct CrossOrigin: RouterMiddleware {
    private let origins: Set<String>

    init(_ origins: [String]) { self.origins = Set(origins) }

    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        guard let origin = request.headers[.origin], origins.contains(origin) else {
            var response = try await next(request, context)
            if !origins.isEmpty { response.headers.vary("Origin") }
            return response
        }
        var response: Response
        if request.method == .options, let method = request.headers[.accessControlRequestMethod] {
            response = Response(status: .noContent)
            response.headers[.accessControlAllowMethods] = method
            response.headers[.accessControlAllowHeaders] = request.headers[.accessControlRequestHeaders]
            response.headers[.accessControlMaxAge] = "600"
        } else {
            response = try await next(request, context)
        }
        response.headers[.accessControlExposeHeaders] = HTTPField.Name.mcpSessionID.rawName
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlAllowCredentials] = "true"
        response.headers.vary("Origin")
        return response
    }
}

extension HTTPFields {
    fileprivate mutating func vary(_ name: String) {
        self[.vary] = self[.vary].map { "\($0), \(name)" } ?? name
    }
}
