import Hummingbird

/// What a middleware passes a request on to, as Hummingbird declares it: it hops off the caller's actor.
typealias NextResponder = @concurrent (Request, BasicRequestContext) async throws -> Response
