import ArgumentParser
import Glibc
import PhysiXKernel
import PhysiXLLM

/// Wrong input together with the text that it is about.
struct InputFailure: Error {
    let diagnostic: any Diagnosable
    /// The text that the diagnostic's range refers to, if any.
    var source: String?
    /// The file that the text comes from, if any.
    var file: String?
}

/// How the program ends after an error: what it says on standard error, and its exit status.
///
/// 64 where the input is wrong, 69 where a model's API failed, 70 where the fault is ours (sysexits.h).
struct Failure {
    /// The exit status where the input is wrong.
    static let wrongInput: Int32 = 64
    /// The exit status where somebody else's server did not do its part.
    static let unavailable: Int32 = 69

    private let error: any Error

    init(_ error: any Error) { self.error = error }

    /// Says what is wrong and ends the program.
    func end() -> Never {
        if tellOfInput() { exit(error is ModelError ? Self.unavailable : Self.wrongInput) }
        switch error {
        case let error as FileError where error.isClosedPipe: exit(0)
        case is ExitCode: PhysiX.exit(withError: error)
        // Requests for help and refusals of options come from the argument parser, which knows what to print.
        case _ where PhysiX.exitCode(for: error) != .failure: PhysiX.exit(withError: error)
        default:
            say(["error: an internal fault: \(error)", "hint: please report it together with the command"])
            exit(70)
        }
    }

    /// Says what is wrong with the input.
    ///
    /// - Returns: false, and nothing said, where the error is about something else.
    func tellOfInput() -> Bool {
        let presentation: DiagnosticPresentation
        switch error {
        case let error as FileError where error.isClosedPipe: return false
        case let error as InputFailure:
            presentation = DiagnosticPresentation(error: error.diagnostic, source: error.source, file: error.file)
        case let error as any Diagnosable: presentation = DiagnosticPresentation(error: error)
        default: return false
        }
        say(presentation.lines(style: .of(.error), width: StandardStream.error.width))
        return true
    }

    private func say(_ lines: [String]) {
        // Where standard error is closed too, there is nobody left to tell; the exit status still does.
        do throws(FileError) { try StandardStream.error.write(lines.joined(separator: "\n") + "\n") } catch {}
    }
}

/// Runs `body` and gives its errors the text that they are about, so that a caret can be shown.
func withSource<Result>(_ source: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let diagnostic as any Diagnosable {
        throw InputFailure(diagnostic: diagnostic, source: source)
    }
}
