import CPhysiX
import Foundation
import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel
import Synchronization
import Testing

struct SearchTests {
    /// What a caller counts; a search gets a pointer to it.
    private final class Caller: Sendable {
        let parts = Atomic(0)
        let questions = Atomic(0)
        /// The question at which it asks the search to end.
        let patience: Int

        init(patience: Int = .max) { self.patience = patience }

        func search(_ json: String, width: Int = 3) throws -> (isDone: Bool, answer: JSONValue) {
            var search = physix_search(
                context: Unmanaged.passUnretained(self).toOpaque(),
                goes_on: { context, spent in
                    guard let context else { return 0 }
                    let caller = Unmanaged<Caller>.fromOpaque(context).takeUnretainedValue()
                    #expect((0...1).contains(spent))
                    return caller.questions.add(1, ordering: .relaxed).newValue < caller.patience ? 1 : 0
                },
                perform: { context, count, part, work in
                    guard let context else { return }
                    let caller = Unmanaged<Caller>.fromOpaque(context).takeUnretainedValue()
                    caller.parts.add(count, ordering: .relaxed)
                    let address = Int(bitPattern: work)
                    DispatchQueue.concurrentPerform(iterations: count) { index in
                        if let work = UnsafeRawPointer(bitPattern: address) { part(work, index) }
                    }
                }, width: width)
            return try call(json) { physix_discover($0, $1, &search, $2) }
        }
    }

    private static let times = (0..<60).map { 0.1 * Double($0) }

    private static func request(_ values: [Double], more: String = "") -> String {
        let (t, y) = (times.map { "\($0)" }.joined(separator: ","), values.map { "[\($0)]" }.joined(separator: ","))
        return #"{"state_variables": ["x"], "experiments": [{"t": [\#(t)], "y": [\#(y)]}]\#(more)}"#
    }

    @Test func aSearchUsesItsCallersThreadsAndFindsTheSame() throws {
        let values = Self.times.map { exp(-0.1 * $0) * cos(2 * $0) }
        let many = Caller()
        let (isDone, answer) = try many.search(Self.request(values))
        #expect(isDone)
        #expect(many.parts.load(ordering: .relaxed) > 0)
        #expect(many.questions.load(ordering: .relaxed) > 0)
        #expect(answer["equation"]?.string?.hasPrefix("d2x/dt2 = -k*x - b*vx") == true)
        let alone = Caller()
        #expect(try alone.search(Self.request(values), width: 1).answer == answer)
        #expect(alone.parts.load(ordering: .relaxed) == 0)
    }

    @Test func aCallerThatHasEnoughGetsWhatThereIs() throws {
        let values = Self.times.map { sin($0) + 0.3 * sin(2.7 * $0) }
        let (isDone, answer) = try Caller(patience: 1).search(Self.request(values))
        #expect(isDone ? answer["was_stopped"] == .bool(true) : answer["message"]?.string?.contains("stopped") == true)
    }

    @Test(arguments: [
        (#", "order": "3""#, "the order is none of"), (#", "effort": 0"#, "`effort` is 0"),
        (#", "terms": ["sin("]"#, "the term `sin(` cannot be read"), (#", "hurry": true"#, "unknown key `hurry`"),
    ])
    func whatCannotBeSearchedForIsRefused(more: String, message: String) throws {
        let (isDone, answer) = try Caller().search(Self.request(Self.times, more: more))
        #expect(!isDone)
        #expect(answer["message"]?.string?.contains(message) == true)
    }
}
