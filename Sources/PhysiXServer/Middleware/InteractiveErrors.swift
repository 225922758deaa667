import HTTPTypes
import Hummingbird
import Logging
import PhysiXStore

/// Gives what went wrong with an interactive session its status; the files at fault go into the log alone.
struct InteractiveErrors: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as InteractiveError {
            throw answer(to: error, context)
        }
    }

    private func answer(to error: InteractiveError, _ context: BasicRequestContext) -> HTTPError {
        if case .store(let cause) = error {
            context.logger.error("sessions cannot be kept", metadata: ["reason": "\(cause.summary)"])
        }
        var headers = HTTPFields()
        if let seconds = error.retryAfter { headers[.retryAfter] = "\(seconds)" }
        return HTTPError(error.status, headers: headers, message: error.summary)
    }
}
