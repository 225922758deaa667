import PhysiXDiscovery
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// Why a call did nothing, as a document for the caller.
struct Refusal: Error {
    /// What kind of input is at fault, one word for each exception of the Python package.
    enum Kind: String {
        case document, equation, problem, system, discovery
    }

    let kind: Kind
    let message: String
    let hint: String?
    let range: Range<Int>?

    /// What is wrong with something that has no error of its own.
    init(_ kind: Kind, _ message: String, hint: String? = nil) {
        (self.kind, self.message, self.hint, range) = (kind, message, hint, nil)
    }

    /// An error of the library.
    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let error as EquationError: self.init(.equation, error)
        case let error as UnknownSystem: self.init(.system, error)
        case let error as ProblemError: self.init(.problem, error)
        case let error as DiscoveryError: self.init(.discovery, error)
        case let error as JSONError: self.init(error)
        case let error as any Diagnosable: self.init(.document, error)
        default: preconditionFailure("every refusal tells what to do: \(error)")
        }
    }

    private init(_ kind: Kind, _ error: any Diagnosable) {
        (self.kind, message, hint, range) = (kind, error.summary, error.hint, error.range)
    }

    /// What a document says is about what it describes; what it is no document for has its place in it.
    private init(_ error: JSONError) {
        kind = error.kind == .invalid ? .problem : .document
        message = String(error.summary.trimmingPrefix("line \(error.line), column \(error.column): "))
        (hint, range) = (error.hint, error.kind == .invalid ? nil : error.range)
    }

    /// The document.
    var text: Text {
        var json = JSONWriter()
        json.object { json in
            json.member("kind", kind.rawValue)
            json.member("message", message)
            json.member("hint", hint)
            json.member("range", range.map { [$0.lowerBound, $0.upperBound] })
        }
        return unsafe json.copied()
    }
}
