public import CPhysiX
import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

/// Searches for the law behind measured samples.
@c @implementation
public func physix_discover(
    _ json: UnsafePointer<UInt8>, _ length: Int, _ search: UnsafePointer<physix_search>,
    _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> physix_status {
    unsafe PhysiXC.answer(json, length, to: answer) { json, writer in
        let request = try SearchRequest(json: json)
        let caller = unsafe Caller(search.pointee)
        let result = try Discovery.run(
            request.experiments, stateVariables: request.stateVariables, options: request.options,
            concurrency: caller.concurrency, progress: { caller.goesOn($0.spent) })
        guard !result.candidates.isEmpty else {
            throw Refusal(
                .discovery, "the search was stopped before it had found a law", hint: "let it run a little longer")
        }
        writer.object { request.write(result, to: &$0) }
    }
}

/// Who called, and lends the search its threads.
@safe private struct Caller {
    private let search: physix_search

    init(_ search: physix_search) { unsafe self.search = search }

    func goesOn(_ spent: Double) -> Bool { unsafe search.goes_on(search.context, spent) != 0 }

    /// The caller's threads.
    ///
    /// The pointer to the parts is good for the time of the call of `perform`, which waits for all of them.
    var concurrency: SearchConcurrency {
        guard unsafe search.width > 1 else { return .serial }
        let (context, perform) = unsafe (Int(bitPattern: search.context), search.perform)
        return SearchConcurrency(width: unsafe search.width) { count, part in
            withoutActuallyEscaping(part) { part in
                let work = Work(part)
                let pointer = unsafe Unmanaged.passUnretained(work).toOpaque()
                withExtendedLifetime(work) {
                    unsafe perform(
                        UnsafeMutableRawPointer(bitPattern: context), count,
                        { work, index in unsafe Unmanaged<Work>.fromOpaque(work).takeUnretainedValue().part(index) },
                        pointer)
                }
            }
        }
    }

    /// The parts of a search, as something that a pointer can stand for.
    private final class Work: Sendable {
        let part: @Sendable (Int) -> Void

        init(_ part: @escaping @Sendable (Int) -> Void) { self.part = part }
    }
}
