/// One message of a conversation with a model.
public struct ChatMessage: Sendable, Hashable {
    /// Who says it.
    public enum Role: String, Sendable, Hashable {
        case system, user, assistant
    }

    /// Who says it.
    public var role: Role
    /// What is said.
    public var content: String

    /// A message from its parts.
    public init(_ role: Role, _ content: String) {
        self.role = role
        self.content = content
    }
}
