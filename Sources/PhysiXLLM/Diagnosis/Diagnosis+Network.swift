import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

extension Diagnosis {
    func unresolved(_ failure: Resolver.Failure) -> ModelError {
        error(
            .connection, stage: .resolve,
            "The host `\(baseURL.origin.host)` of \(baseURL) cannot be found: \(failure.words).",
            "Check the URL, and whether this machine has a network.")
    }

    func forbidden(_ reason: ForbiddenAddress) -> ModelError {
        error(
            .forbiddenAddress, stage: .resolve,
            "\(baseURL) may not be called from here: it \(reason.reason). Nothing was sent.",
            "Use the https address of a public API, or run PhysiX on your own machine for a model on it.")
    }

    func late(_ progress: CallProgress) -> ModelError {
        let limit = timeLimit.inSeconds
        let state =
            switch progress.stage {
            case .resolve: "Looking up the host of \(baseURL) took more than \(limit)."
            case .connect, .secure: "\(name) took no connection within \(limit)."
            case .send: "\(name) did not begin to answer within \(limit)."
            case .receive: "\(name) was still answering after \(limit)."
            }
        let advice =
            baseURL.origin.isLocal
            ? "A model that is being loaded can take minutes: try again, or take a smaller one."
            : "Try again, a model that answers faster, or a smaller max_tokens."
        return error(.timeout, stage: progress.stage, state, advice)
    }

    /// Why a request came to no answer, or not to the end of one.
    func failure(_ error: any Error, at stage: ModelError.Stage) -> ModelError {
        switch error {
        case let error as ModelError: error
        case is CancellationError: .cancelled
        case let error as ForbiddenAddress: forbidden(error)
        case let error as BoundedBody.TooLong: tooLong(error)
        case let error as HTTPClientError: failure(error, at: stage)
        case let error as HTTPParserError: malformed(error, at: stage)
        case let error as IOError: failure(error, at: stage)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: insecure("\(error)", at: stage)
        default: broken("the connection failed", at: stage)
        }
    }

    private func failure(_ error: HTTPClientError, at stage: ModelError.Stage) -> ModelError {
        switch error {
        case .cancelled, .alreadyShutdown: .cancelled
        case .connectTimeout, .getConnectionFromPoolTimeout: unreachable("it does not answer", stage: .connect)
        case .tlsHandshakeTimeout: insecure("it did not finish the handshake in time", at: .secure)
        // The long text would print what was rejected.
        default: broken(error.shortDescription.lowercased(), at: stage)
        }
    }

    private func failure(_ error: IOError, at stage: ModelError.Stage) -> ModelError {
        guard stage == .connect else { return broken(SystemError.words(error.errnoCode), at: stage) }
        return unreachable(SystemError.words(error.errnoCode), stage: .connect)
    }

    private func unreachable(_ reason: String, stage: ModelError.Stage) -> ModelError {
        let advice =
            baseURL.origin.isLocal
            ? "Check the URL, and that the model server is running."
            : "Check the URL, and whether this machine has a network."
        return error(.connection, stage: stage, "There is no connection to \(name): \(reason).", advice)
    }

    private func insecure(_ reason: String, at stage: ModelError.Stage) -> ModelError {
        guard stage <= .secure else { return broken("the encrypted connection failed", at: stage) }
        if reason.contains("noSuchFilesystemObject") || reason.contains("failedToLoadCertificate") {
            return error(
                .connection, stage: .secure,
                "There is no secure connection to \(name): the file of certificates cannot be read.",
                "Check PHYSIX_CA_FILE and SSL_CERT_FILE: each names a file in PEM.")
        }
        let isPlain = reason.contains("WRONG_VERSION_NUMBER") || reason.contains("HTTP_REQUEST")
        let isUntrusted = reason.contains("CERTIFICATE_VERIFY_FAILED") || reason.lowercased().contains("hostname")
        let state =
            isPlain
            ? "it does not speak TLS"
            : isUntrusted ? "its certificate is not trusted" : "the encryption could not be agreed on"
        let advice =
            isPlain
            ? "Check the URL: perhaps it begins with http:// instead."
            : "Check the URL; for a certificate authority of your own, name its file in PHYSIX_CA_FILE."
        return error(.connection, stage: .secure, "There is no secure connection to \(name): \(state).", advice)
    }

    private func broken(_ reason: String, at stage: ModelError.Stage) -> ModelError {
        guard stage < .receive else {
            return error(.cutStream, stage: stage, "The answer of \(name) broke off: \(reason).", "Try again.")
        }
        return error(
            .connection, stage: stage, "\(name) closed the connection without an answer: \(reason).",
            "Check the URL, and try again.")
    }

    private func malformed(_ problem: HTTPParserError, at stage: ModelError.Stage) -> ModelError {
        if problem == .invalidEOFState { return broken("it ended too early", at: stage) }
        let state =
            problem == .headerOverflow ? "its headers are longer than is read" : "it does not speak HTTP as it should"
        return error(
            .malformedAnswer, stage: stage, "The answer of \(name) cannot be read: \(state).",
            "Check the URL: perhaps another kind of server is there.")
    }

    private func tooLong(_ problem: BoundedBody.TooLong) -> ModelError {
        error(
            .malformedAnswer, "The answer of \(name) has more than \(problem.limit >> 20) MiB; the rest was not read.",
            "Check the URL: this is not how a model answers.")
    }
}

extension ModelError.Stage: Comparable {
    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Whether a stage comes before another.
    public static func < (first: Self, second: Self) -> Bool { first.order < second.order }
}

extension Duration {
    /// The duration in seconds, for a sentence.
    var inSeconds: String {
        let seconds = self / .seconds(1)
        if seconds < 0.1 { return "\(Int((seconds * 1_000).rounded())) ms" }
        return seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\((seconds * 10).rounded() / 10) s"
    }
}
