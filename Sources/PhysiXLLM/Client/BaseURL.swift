/// The base URL of an API, such as `https://router.huggingface.co/v1`.
///
/// Its text is checked byte by byte, against a grammar in which there is one way to read it, and then forgotten: what
/// is sent is put together from the parts, so that nobody further down can read the text differently.
public struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    /// The longest base URL, in bytes.
    public static let longest = 512

    /// Where requests go.
    public let origin: Origin
    /// The path, empty or from its first slash to its last character, which is no slash.
    public let path: String

    /// A base URL from its text.
    ///
    /// - Throws: a ``BaseURLError`` where the text is not `http` or `https`, `://`, a host in ASCII or an IPv6 address in
    ///   brackets, perhaps a port from 1 to 65535, and perhaps a plain path; 512 bytes at most. There is no room for user
    ///   names, queries, fragments, percent signs and backslashes.
    public init(_ text: String) throws(BaseURLError) {
        var grammar = BaseURLGrammar(Array(text.utf8))
        (origin, path) = try grammar.read()
    }

    /// The URL without a slash at its end.
    public var description: String { "\(origin)\(path)" }

    /// The URL of something below this one.
    func appending(_ path: StaticString) -> String { "\(self)\(path)" }
}
