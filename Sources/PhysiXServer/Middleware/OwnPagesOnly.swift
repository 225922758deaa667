import HTTPTypes
import Hummingbird

/// For routes that change something: wants JSON, which a form of another page cannot send, and no page from elsewhere.
struct OwnPagesOnly: RouterMiddleware {
    /// Whether a table (CSV) will do as well.
    var mayBeTable = false

    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        if request.headers[.secFetchSite] == "cross-site" {
            throw HTTPError(.forbidden, message: "pages of other sites may not use this")
        }
        guard request.method == .delete || request.isJSON || (mayBeTable && request.isTable) else {
            let types = "application/json" + (mayBeTable ? " or text/csv" : "")
            throw HTTPError(.unsupportedMediaType, message: "the body must be sent as \(types)")
        }
        return try await next(request, context)
    }
}

extension HTTPField.Name {
    /// HTTPTypes has no name for it.
    static let secFetchSite = HTTPField.Name("sec-fetch-site") ?? .origin
}
