public import CPhysiX
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// What a caller holds of a problem; a class, because what a pointer stands for is an object.
final class ProblemHandle: Sendable {
    let problem: Problem

    init(_ problem: Problem) { self.problem = problem }

    /// The problem behind a pointer that a caller gave.
    static func problem(_ pointer: OpaquePointer) -> Problem {
        unsafe Unmanaged<ProblemHandle>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue().problem
    }

    /// Makes a problem for a caller to hold, or says why not.
    static func make(
        _ problem: UnsafeMutablePointer<OpaquePointer?>, _ refusal: UnsafeMutablePointer<Text?>,
        from json: UnsafePointer<UInt8>, _ length: Int, _ read: ([UInt8]) throws -> Problem
    ) -> physix_status {
        unsafe (problem.pointee, refusal.pointee) = (nil, nil)
        do {
            let handle = ProblemHandle(try read(unsafe Array(UnsafeBufferPointer(start: json, count: length))))
            unsafe problem.pointee = OpaquePointer(Unmanaged.passRetained(handle).toOpaque())
            return Status.done
        } catch {
            unsafe refusal.pointee = Refusal(error).text
            return Status.refused
        }
    }
}

/// Reads a problem in JSON; `physix.h` has the details of this and of all functions.
@c @implementation
public func physix_problem_read(
    _ json: UnsafePointer<UInt8>, _ length: Int, _ problem: UnsafeMutablePointer<OpaquePointer?>,
    _ refusal: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> physix_status {
    unsafe ProblemHandle.make(problem, refusal, from: json, length) { try Problem(json: $0) }
}

/// Draws a problem from a system.
@c @implementation
public func physix_problem_draw(
    _ json: UnsafePointer<UInt8>, _ length: Int, _ problem: UnsafeMutablePointer<OpaquePointer?>,
    _ refusal: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> physix_status {
    unsafe ProblemHandle.make(problem, refusal, from: json, length) { json in
        let drawing = try Drawing(json: json)
        return try Problem(
            drawing: SystemCatalog.builtIn.system(drawing.systemID), seed: drawing.seed, options: drawing.options)
    }
}

/// Writes a problem as JSON.
@c @implementation
public func physix_problem_write(_ problem: OpaquePointer) -> UnsafeMutablePointer<CChar> {
    var json = JSONWriter()
    json.value(unsafe ProblemHandle.problem(problem))
    return unsafe json.copied()
}

/// Writes the truth behind a problem that was drawn.
@c @implementation
public func physix_problem_truth(_ problem: OpaquePointer) -> UnsafeMutablePointer<CChar>? {
    guard let truth = unsafe ProblemHandle.problem(problem).truth else { return nil }
    var json = JSONWriter()
    json.object { json in
        json.member("equation", truth.equation)
        json.numbers("params", truth.parameters)
    }
    return unsafe json.copied()
}

/// Takes a problem back.
@c @implementation
public func physix_problem_release(_ problem: OpaquePointer) {
    unsafe Unmanaged<ProblemHandle>.fromOpaque(UnsafeRawPointer(problem)).release()
}
