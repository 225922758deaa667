import HTTPTypes
import Hummingbird

/// Counts requests and takes their time, by route.
struct RequestCount: RouterMiddleware {
    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
    private let figures: RequestFigures

    init(_ figures: RequestFigures) { self.figures = figures }

    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        // A path or a method that is none of ours is the client's choice and no label.
        let route = context.endpointPath ?? "none"
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        figures.count(
            RequestFigures.Kind(
                route: route == "NotFound" ? "none" : route, method: method, status: response.status.code),
            seconds: (ContinuousClock.now - start) / .seconds(1))
        return response
    }
}
