import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PhysiXFormats
import PhysiXKernel

/// Turns every error into a status and a JSON body; nothing else in the server does.
struct ErrorPresentation: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext, next: NextResponder
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let failure as ValidationFailure {
            return Response(
                failure.isAboutMissingTask ? .notFound : .unprocessableContent, json: ErrorDetail(failure).bytes)
        } catch is NIOTooManyBytesError {
            return Response(
                .contentTooLarge, json: ErrorDetail("a body may have at most \(Request.longestBody) bytes").bytes,
                headers: [.connection: "close"])
        } catch let error as HTTPError {
            return Response(
                error.status, json: ErrorDetail(error.body ?? error.status.reasonPhrase).bytes, headers: error.headers)
        } catch let error where error is IOError || error is ChannelError || error is CancellationError {
            // Whoever cut the connection reads no answer.
            context.logger.debug("a client left within its request", metadata: ["reason": "\(error)"])
            return Response(.badRequest, json: ErrorDetail("the request ended before it was whole").bytes)
        } catch {
            context.logger.error("an internal fault", metadata: ["error": "\(error)"])
            return Response(.internalServerError, json: ErrorDetail("Internal Server Error").bytes)
        }
    }
}
