import PhysiXBenchmark
import PhysiXFormats
import Testing

struct SystemListTests {
    private static func entry(_ changes: String) -> String {
        #"{"id": 7, "equations": ["x_1", "-x_0"], "initial_conditions": [[1, 0], [2, 1]]"# + changes + "}"
    }

    @Test func whatIsLeftOutHasTheUsualValue() throws {
        let system = try BenchmarkSystem.list(in: JSONValue(parsing: "[\(Self.entry(""))]"))[0]
        #expect(system.id == "7")
        #expect(system.timeSpan == 0...10)
        #expect(system.times.count == 150)
        #expect(system.times[149] == 10)
        #expect(!system.isDriven)
        #expect(system.split == nil)
    }

    @Test func theTimeMayOccurInDrivenLaws() throws {
        let changes = #", "equations": ["x_1", "-x_0 + cos(2*t)"], "driven": true, "t_span": [1, 4], "n_points": 40"#
        let system = try BenchmarkSystem.list(in: JSONValue(parsing: "[\(Self.entry(changes))]"))[0]
        #expect(system.isDriven)
        #expect(system.times.first == 1)
        #expect(system.times.last == 4)
        #expect(system.times.count == 40)
    }

    @Test(arguments: [
        ("{}", "the file is no list of systems"),
        ("[\(entry("")), \(entry(""))]", "two systems have the id 7"),
        (#"[{"id": "a"}]"#, "system a has no `equations`"),
        (
            "[\(entry(#", "equations": ["x_1", "y"]"#))]",
            "system 7 has an equation that cannot be read"
        ),
        (
            "[\(entry(#", "initial_conditions": [[1, 0], [2]]"#))]",
            "system 7 needs two `initial_conditions` of 2 numbers"
        ),
        ("[\(entry(#", "t_span": [3, 3]"#))]", "system 7 needs a `t_span` of two increasing times"),
        ("[\(entry(#", "n_points": 3"#))]", "system 7 needs `n_points` from 8 to 100000"),
        ("[\(entry(#", "split": "test""#))]", "system 7 has the `split` test"),
    ])
    func aFlawIsNamed(text: String, complaint: String) throws {
        let json = try JSONValue(parsing: text)
        let error = #expect(throws: SystemListError.self) { try BenchmarkSystem.list(in: json) }
        #expect(error?.summary.hasPrefix(complaint) == true, "\(error?.summary ?? "")")
    }
}
