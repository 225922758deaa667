import Hummingbird

/// Refuses requests for other hosts' names.
struct HostCheck: RouterMiddleware {
    private let rule: HostRule

    init(_ rule: HostRule) { self.rule = rule }

    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        guard rule.accepts(request.head.authority) else {
            throw HTTPError(.misdirectedRequest, message: HostRule.refusal)
        }
        return try await next(request, context)
    }
}
