/// An error that tells a person what is wrong, where, and what to do next.
///
/// Every refusal in PhysiX conforms to it, so that the terminal, the server and the Python package each need one
/// adapter and no more.
public protocol Diagnosable: Error, Sendable, CustomStringConvertible {
    /// What is wrong, in one sentence without a full stop, naming the offender.
    var summary: String { get }
    /// What the person can do now.
    var hint: String? { get }
    /// Where in the text it was found, in UTF-8 bytes.
    var range: Range<Int>? { get }
}

extension Diagnosable {
    /// The summary, so that anything that prints errors prints a sentence.
    public var description: String { summary }
    /// No advice unless the error has some.
    public var hint: String? { nil }
    /// No place unless the error has one.
    public var range: Range<Int>? { nil }
}
