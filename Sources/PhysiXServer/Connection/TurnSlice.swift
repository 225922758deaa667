import NIOCore
import NIOPosix

/// How long the turns of one thread take before it looks at its connections again, and those that wait until then.
///
/// A round of an event loop answers whatever has arrived, and runs what was queued meanwhile, before it accepts a
/// connection or reads again. Turns are bounded, but dozens that each take the most that they may would keep everybody
/// else waiting for as long as all of them. A class, because the sockets of a thread share one.
final class TurnSlice {
    /// The time for turns, after which connections come first.
    private static let length = TimeAmount.milliseconds(1)
    /// Long enough for the loop to look at them in between.
    private static let pause = TimeAmount.microseconds(50)

    // Unsafe in name only: each thread sees its own slice and no other.
    nonisolated(unsafe) private static let ofThread = ThreadSpecificVariable<TurnSlice>()

    /// The slice of the thread that asks.
    static var current: TurnSlice {
        if let slice = ofThread.currentValue { return slice }
        let slice = TurnSlice()
        ofThread.currentValue = slice
        return slice
    }

    private var spent = TimeAmount.zero
    private var waiting: [() -> Void] = []
    private var isScheduled = false

    /// Whether a turn may be taken now.
    var hasTime: Bool { spent < Self.length }

    /// Takes a turn, and counts how long it took.
    func spend(_ turn: () -> Void) {
        let start = NIODeadline.now()
        turn()
        spent = spent + (NIODeadline.now() - start)
    }

    /// Calls back, in the order of the calls to this, once there is time again.
    func wait(on loop: any EventLoop, _ body: @escaping () -> Void) {
        waiting.append(body)
        schedule(on: loop)
    }

    private func schedule(on loop: any EventLoop) {
        guard !isScheduled else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { [self] in
            isScheduled = false
            spent = .zero
            let first = waiting
            waiting = []
            var rest = first[...]
            while hasTime, let body = rest.popFirst() { body() }
            waiting = rest + waiting
            if !waiting.isEmpty { schedule(on: loop) }
        }
    }
}
