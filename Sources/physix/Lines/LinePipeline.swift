import Dispatch
import Synchronization

/// Answers each line of a file with a line of another, on several threads, in order and in constant memory.
///
/// Each thread reads the next lines itself, answers them with a worker of its own, and hands the answers to one sink.
/// Threads rather than tasks, because reading and writing block.
struct LinePipeline: ~Copyable {
    // Not private for the same reason as `OrderedSink.State`.
    struct Input {
        var source: LineSource
        var failure: FileError?

        mutating func next() -> LineSource.Chunk? {
            guard failure == nil else { return nil }
            do throws(FileError) { return try source.next() } catch {
                failure = error
                return nil
            }
        }
    }

    private let input: Mutex<Input>
    private let sink: OrderedSink
    private let jobs: Int

    init(from source: LineSource, to file: FileDescriptor, name: String, jobs: Int) {
        input = Mutex(Input(source: source))
        sink = OrderedSink(file, name: name, lead: 8 * jobs)
        self.jobs = jobs
    }

    /// Runs until the input ends or the output is closed.
    ///
    /// - Parameter thread: called on each thread; it makes its worker and calls ``answerLines(_:)`` once.
    /// - Throws: the first failure to read or to write.
    func run(_ thread: @Sendable (borrowing LinePipeline) -> Void) throws(FileError) {
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in thread(self) }
        if let failure = input.withLock({ $0.failure }) ?? sink.failure { throw failure }
    }

    /// Asks for the answers to some whole lines, line ends included, until there are no more.
    func answerLines(_ answers: ([UInt8]) -> [UInt8]) {
        while sink.failure == nil, let chunk = input.withLock({ $0.next() }) {
            sink.deliver(answers(chunk.bytes), of: chunk.index)
        }
    }
}
