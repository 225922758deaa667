import Dispatch
import Synchronization

/// Writes the results of several workers in the order of their chunks.
///
/// A result that comes early waits in memory; a worker that is too far ahead waits itself, so that memory stays bounded
/// whatever one slow line costs.
struct OrderedSink: ~Copyable {
    // Not private: Swift 6.3 emits broken code for a private type in the mutex of a noncopyable value.
    struct State {
        var next = 0
        var early: [Int: [UInt8]] = [:]
        var waiting: [Int: DispatchSemaphore] = [:]
        var failure: FileError?
    }

    private let file: FileDescriptor
    private let name: String
    private let lead: Int
    private let state = Mutex(State())

    /// A sink whose workers may be `lead` chunks ahead of the slowest one.
    init(_ file: FileDescriptor, name: String, lead: Int) {
        self.file = file
        self.name = name
        self.lead = lead
    }

    /// Whether writing failed, after which nothing that is delivered matters any more.
    var failure: FileError? { state.withLock { $0.failure } }

    /// Takes a result and writes what is now complete; returns once its worker may go on.
    func deliver(_ bytes: [UInt8], of index: Int) {
        let turn: DispatchSemaphore? = state.withLock { state in
            state.early[index] = bytes
            writeComplete(&state)
            guard index >= state.next + lead, state.failure == nil else { return nil }
            let semaphore = DispatchSemaphore(value: 0)
            state.waiting[index] = semaphore
            return semaphore
        }
        turn?.wait()
    }

    private func writeComplete(_ state: inout State) {
        while state.failure == nil, let bytes = state.early.removeValue(forKey: state.next) {
            do throws(FileError) { try file.write(bytes, to: name) } catch { state.failure = error }
            state.next += 1
        }
        for (index, semaphore) in state.waiting where index < state.next + lead || state.failure != nil {
            state.waiting[index] = nil
            semaphore.signal()
        }
    }
}
