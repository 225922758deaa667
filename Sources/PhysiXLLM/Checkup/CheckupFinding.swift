/// What one step of a checkup has shown.
public struct CheckupFinding: Sendable, Hashable {
    /// The steps in their order; each needs those before it.
    public enum Step: String, Sendable, CaseIterable {
        /// The host's name has an address, which may be called.
        case resolve
        /// The address takes connections.
        case connect
        /// The connection is encrypted, and the certificate is trusted.
        case secure
        /// The API accepts the key.
        case key
        /// The key may call models, and there are credits.
        case permission
        /// The model is served, and answers.
        case model
        /// The model can be told to answer in JSON.
        case json
        /// The model takes a turn of an episode.
        case episode
    }

    /// How it went.
    public enum State: String, Sendable {
        /// It works.
        case works
        /// It works in another way than one might think.
        case remark
        /// It does not work.
        case fails
        /// It was not tried, because something before it does not work.
        case skipped
    }

    /// The step.
    public let step: Step
    /// How it went.
    public let state: State
    /// What was seen, in sentences; what to do, where something can be done.
    public let words: String
    /// The error that came of it.
    public let error: ModelError?

    init(_ step: Step, _ state: State, _ words: String, error: ModelError? = nil) {
        self.step = step
        self.state = state
        self.words = words
        self.error = error
    }

    init(_ step: Step, failing error: ModelError) {
        self.init(step, .fails, error.detail, error: error)
    }
}
