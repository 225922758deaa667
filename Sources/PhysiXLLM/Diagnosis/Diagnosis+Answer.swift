extension Diagnosis {
    /// Why an answer that came in whole is none.
    func emptiness(of answer: Answer) -> ModelError {
        if let refusal = answer.content.refusal, !refusal.isEmpty {
            return error(
                .refused, status: 200, words: refusal, "`\(shownModel)` declines to answer.", "Try another model.")
        }
        let state: String
        var advice = "Try again, or use another model."
        switch answer.finishReason {
        case _ where !answer.hasChoice:
            state = "\(name) answered without a choice: its list `choices` is empty or missing."
        case "length"?, "max_tokens"?, "MAX_TOKENS"?:
            state = "`\(shownModel)` used up its tokens before it began to answer, perhaps by thinking."
            advice = "Raise max_tokens, or use a model that thinks less."
        case "content_filter"?:
            return error(
                .refused, status: 200, "\(name) held back the answer of `\(shownModel)` (content_filter).",
                "Try another model.")
        case _ where answer.content.callsTools: state = "`\(shownModel)` called a tool instead of answering."
        default: state = "`\(shownModel)` answered with no text."
        }
        return error(.emptyAnswer, status: 200, state, advice)
    }

    /// The body of a success is not JSON.
    func unreadable(_ body: [UInt8], status: Int) -> ModelError {
        guard !body.isEmpty else {
            return error(
                .emptyAnswer, status: status, "\(name) answered with nothing at all (\(status)).",
                "Check the URL, and try again.")
        }
        let start = String(decoding: body.prefix(4_000), as: UTF8.self)
        let isPage = start.lowercased().contains("<html") || start.lowercased().contains("<!doctype")
        return error(
            .malformedAnswer, status: status, words: ErrorBody(Array(body.prefix(4_000))).message,
            isPage ? "\(name) answered with a web page." : "The answer of \(name) is not JSON.",
            isPage
                ? "Check the URL; it usually ends with /v1." : "Try again; if it stays so, use another model or server."
        )
    }

    func compressed(_ coding: String, status: Int) -> ModelError {
        error(
            .malformedAnswer, status: status, words: coding,
            "\(name) compressed its answer, which it was not asked for.",
            "Turn compression off on the server.")
    }

    /// A stream ended, and nothing says that the answer is whole.
    func cut(after answer: Answer) -> ModelError {
        error(
            .cutStream, status: 200,
            "The answer of \(name) broke off after \(answer.content.text.utf8.count + answer.content.reasoning.utf8.count) characters.",
            "Try again.")
    }

    func garbled() -> ModelError {
        error(
            .malformedAnswer, status: 200, "The stream of \(name) holds something that is not JSON.",
            "Try again, or use another model.")
    }
}
