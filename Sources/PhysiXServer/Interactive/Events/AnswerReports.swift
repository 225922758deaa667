import PhysiXLLM
import Synchronization

/// Passes on what a model answers while it does, a few times a second, so that a fast model drowns no reader.
///
/// Only texts are passed on, under names of our own; what else the API sends, such as names of events, ends here.
/// A class, because it is called from wherever the answer arrives.
final class AnswerReports: Sendable {
    private struct Waiting: Sendable {
        var text = ""
        var reasoning = ""
        var next = ContinuousClock.now
    }

    private let work: PolicyWork
    private let waiting = Mutex(Waiting())

    init(_ work: PolicyWork) { self.work = work }

    /// Takes a piece of an answer.
    func add(_ delta: ChatDelta) {
        let isDue = waiting.withLock { waiting in
            switch delta {
            case .text(let text): waiting.text += text
            case .reasoning(let text): waiting.reasoning += text
            case .waiting(let reason):
                work.report(.waiting(policy: work.policy, reason.asPlainLine))
                return false
            }
            return ContinuousClock.now >= waiting.next
        }
        if isDue { flush() }
    }

    /// Passes on what has come since the last time.
    func flush() {
        waiting.withLock { waiting in
            if !waiting.reasoning.isEmpty { work.report(.reasoning(policy: work.policy, waiting.reasoning)) }
            if !waiting.text.isEmpty { work.report(.text(policy: work.policy, waiting.text)) }
            waiting.text = ""
            waiting.reasoning = ""
            waiting.next = .now + .milliseconds(100)
        }
    }
}
