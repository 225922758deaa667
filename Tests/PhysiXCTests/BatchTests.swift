import CPhysiX
import PhysiXEpisodes
import PhysiXFormats
import Testing

struct BatchTests {
    private static let proposals: [(equation: String, names: String, values: [Double])] = [
        ("d2x/dt2 = -(k/m)*x - (b/m)*vx", "k\nm\nb", [11, 1.25, 0.4]),
        ("d2x/dt2 = -9*x", "", []),
        ("d2x/dt2 = -9*q", "", []),
        ("d2x/dt2 = k*sqrt(-1 - x**2)", "k", [2]),
        ("", "", []),
        ("d2x/dt2 = -k*x", "k", [.infinity]),
    ]

    /// The answers of `physix score` to the same proposals.
    private func expected() throws -> [JSONValue] {
        var scorer = LineScorer()
        return try Self.proposals.map { proposal in
            var line = JSONWriter()
            line.object { line in
                line.member("system_id", "damped_spring")
                line.member("seed", 7)
                line.member("equation", proposal.equation)
                line.object("params") { line in
                    for (name, value) in zip(proposal.names.split(separator: "\n"), proposal.values) {
                        line.member(String(name), value.isFinite ? value : 1)
                    }
                }
            }
            var answer = JSONWriter()
            _ = scorer.answer(line.bytes.span, into: &answer)
            return try JSONValue(parsing: answer.text)
        }
    }

    @Test func aBatchIsScoredAsLinesAre() throws {
        let count = Self.proposals.count
        var scores = [Double](repeating: .nan, count: count * PHYSIX_PARTS)
        var ends = [UInt64](repeating: 0, count: count)
        let held = try HeldBatch(Self.proposals)
        // In two parts, as two threads would.
        let errors = [(0, 2), (2, count)].map { from, to in
            let text = physix_score_batch(&held.batch, from, to, &scores, &ends)
            defer { physix_free(text) }
            return String(cString: text)
        }
        let whole = try (0..<count).map { try taken(physix_score_fully(&held.batch, $0)) }
        let keys = [
            "match", "progress", "simplicity", "format", "total", "match_dense", "correctness", "shape", "freq",
            "amplitude",
        ]
        for (place, answer) in try expected().enumerated().dropLast() {
            let row = scores[(place * PHYSIX_PARTS)..<((place + 1) * PHYSIX_PARTS)]
            #expect(keys.map { answer["reward_breakdown"]?[$0]?.double } == row.map { $0 })
            #expect(whole[place].object?.members == answer.object.map { Array($0.members.dropFirst()) })
        }
        #expect(errors[0].isEmpty)
        let failed = Array(errors[1].utf8)
        let starts = [0] + ends[2...].dropLast().map { Int($0) }
        let kinds = try zip(starts, ends[2...]).map { start, end in
            try JSONValue(parsing: Array(failed[start..<Int(end)]))["kind"]?.string
        }
        #expect(kinds == ["parse", "simulation", "parse", "parse"])
    }

    @Test func aValueThatIsNotFiniteIsTheProposalsFault() throws {
        let held = try HeldBatch(Self.proposals)
        let answer = try taken(physix_score_fully(&held.batch, Self.proposals.count - 1))
        #expect(answer["error"]?["message"]?.string?.contains("`k` is not a finite number") == true)
    }
}

/// Proposals for a damped spring as the library takes them, and the memory that they need.
private final class HeldBatch {
    var batch: physix_batch
    private let problem: HeldProblem
    private let memory: [UnsafeMutableRawPointer]

    init(_ proposals: [(equation: String, names: String, values: [Double])]) throws {
        let problem = try HeldProblem(drawing: #"{"system_id": "damped_spring", "seed": 7}"#)
        var memory: [UnsafeMutableRawPointer] = []
        func copied<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
            let start = UnsafeMutablePointer<Element>.allocate(capacity: elements.count + 1)
            start.initialize(from: elements, count: elements.count)
            memory.append(UnsafeMutableRawPointer(start))
            return UnsafePointer(start)
        }
        func ends(_ lengths: [Int]) -> UnsafePointer<UInt64> {
            copied(lengths.indices.map { UInt64(lengths[...$0].reduce(0, +)) })
        }
        batch = physix_batch(
            problems: copied(proposals.map { _ in problem.pointer }), texts: copied(proposals.flatMap(\.equation.utf8)),
            text_ends: ends(proposals.map(\.equation.utf8.count)), names: copied(proposals.flatMap(\.names.utf8)),
            name_ends: ends(proposals.map(\.names.utf8.count)), values: copied(proposals.flatMap(\.values)),
            value_ends: ends(proposals.map(\.values.count)), previous_matches: nil)
        self.problem = problem
        self.memory = memory
    }

    deinit { for start in memory { start.deallocate() } }
}
