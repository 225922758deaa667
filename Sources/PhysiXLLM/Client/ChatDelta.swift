/// A piece of an answer that is being given.
public enum ChatDelta: Sendable, Hashable {
    /// More of the answer.
    case text(String)
    /// More of what the model thinks.
    case reasoning(String)
    /// Nothing new for the reason given, such as a wait before another attempt.
    case waiting(String)
}
