import CPhysiX
import PhysiXFormats

/// A text that a function returned, as JSON, given back.
func taken(_ text: UnsafeMutablePointer<CChar>?) throws -> JSONValue {
    defer { physix_free(text) }
    return try JSONValue(parsing: text.map { String(cString: $0) } ?? "null")
}

/// A problem that a test holds and gives back.
final class HeldProblem {
    let pointer: OpaquePointer

    init(drawing json: String) throws {
        var problem: OpaquePointer?
        var refusal: UnsafeMutablePointer<CChar>?
        let status = physix_problem_draw(Array(json.utf8), json.utf8.count, &problem, &refusal)
        guard status == physix_status(PHYSIX_DONE), let problem else {
            throw UnexpectedRefusal(text: try taken(refusal))
        }
        pointer = problem
    }

    deinit { physix_problem_release(pointer) }

    struct UnexpectedRefusal: Error {
        let text: JSONValue
    }
}

/// Calls a function that takes a document and answers with one.
func call(
    _ json: String,
    _ function: (UnsafePointer<UInt8>, Int, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> physix_status
) throws -> (isDone: Bool, answer: JSONValue) {
    var answer: UnsafeMutablePointer<CChar>?
    let status = function(Array(json.utf8), json.utf8.count, &answer)
    return (status == physix_status(PHYSIX_DONE), try taken(answer))
}
