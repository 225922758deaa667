public import PhysiXKernel

/// A key for an API: it can be sent, and nothing else.
///
/// Whatever prints, dumps or mirrors it shows dots.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The longest key, in characters.
    public static let longest = 512

    /// The key itself, for the header of a request and for its removal from what comes back.
    let exposed: String

    /// A key.
    ///
    /// - Throws: a ``SecretError``, which does not contain the text, unless it is 1 to 512 visible ASCII characters.
    public init(_ text: String) throws(SecretError) {
        guard !text.isEmpty else { throw SecretError("the API key is empty") }
        guard text.utf8.count <= Self.longest else {
            throw SecretError("the API key has more than \(Self.longest) characters")
        }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw SecretError("the API key has a character that is not visible ASCII, such as a space or a line break")
        }
        exposed = text
    }

    /// Dots.
    public var description: String { "●●●" }
    /// Dots.
    public var debugDescription: String { "●●●" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a text cannot be a key; it says nothing about the text itself.
public struct SecretError: Diagnosable, Equatable {
    /// What is wrong, in one sentence without a full stop.
    public let summary: String
    /// What to do.
    public var hint: String? { "copy the key again from the page that made it" }

    init(_ summary: String) {
        self.summary = summary
    }
}
