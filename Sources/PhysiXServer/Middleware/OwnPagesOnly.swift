import HTTPTypes
import Hummingbird

/// For routes that change something: wants JSON, which a form of another page cannot send, and no page from elsewhere but
/// those that were configured.
struct OwnPagesOnly: RouterMiddleware {
    private let origins: OriginRule
    /// Whether a table (CSV) will do as well.
    private let mayBeTable: Bool

    init(_ origins: OriginRule = OriginRule(), mayBeTable: Bool = false) {
        self.origins = origins
        self.mayBeTable = mayBeTable
    }

    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        let origin = request.headers[.origin]
        let isFromElsewhere = origin == nil && request.headers[.secFetchSite] == "cross-site"
        guard !isFromElsewhere, origins.accepts(origin, host: request.head.authority) else {
            throw HTTPError(.forbidden, message: OriginRule.refusal)
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
