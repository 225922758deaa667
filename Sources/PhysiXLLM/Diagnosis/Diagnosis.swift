/// Says what happened and what to do, about one call.
struct Diagnosis: Sendable {
    let baseURL: BaseURL
    /// The model that was asked for; `nil` for a list of models.
    let model: String?
    let scrubber: Scrubber
    let timeLimit: Duration

    /// The longest that an API's own words may be.
    static let longestWords = 300

    /// The provider, where the base URL belongs to a known one.
    var provider: Provider? { Provider.at(baseURL.origin) }

    var isHuggingFace: Bool { provider?.id == Provider.huggingFace.id }

    /// What to call the API.
    var name: String { provider.map { "\($0.name) (\(baseURL))" } ?? "\(baseURL)" }

    /// The API's words as they can be shown: scrubbed before they are cut, so that no piece of a key is left.
    func shown(_ words: String) -> String? {
        let line = scrubber.scrub(words).oneLine(atMost: Self.longestWords)
        return line.isEmpty ? nil : line
    }

    /// The model's id, fit to be shown.
    var shownModel: String { scrubber.scrub(model ?? "").oneLine(atMost: 200) }

    /// An error whose detail ends with what the API said.
    func error(
        _ kind: ModelError.Kind, status: Int? = nil, words: String? = nil, retryAfter: Duration? = nil,
        stage: ModelError.Stage = .receive, _ sentences: String...
    ) -> ModelError {
        let words = words.flatMap(shown)
        let said = words.map { [" It says: \($0)"] } ?? []
        return ModelError(
            kind, status: status, words: words, retryAfter: retryAfter, stage: stage,
            detail: sentences.filter { !$0.isEmpty }.joined(separator: " ") + said.joined())
    }
}
