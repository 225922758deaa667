import PhysiXBenchmark
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import Testing

struct CatalogResultTests {
    private static func result(_ equation: String, _ parameters: Parameters) throws -> CatalogResult {
        let system = try SystemCatalog.builtIn.system("damped_spring")
        let problem = try Problem(drawing: system, seed: 3)
        let key = CaseKey(policy: "test", system: system.id, noise: 0.01, subsample: 0, seed: 3)
        let truth = try #require(problem.truth).parameters
        var values = truth
        for (name, value) in zip(parameters.names, parameters.values) { values[name] = value }
        return CatalogResult(
            key, tier: system.tier, Action(equation: equation, parameters: values), failure: nil, problem: problem,
            seconds: 1)
    }

    @Test func theTruthHasItsOwnStructure() throws {
        let result = try Self.result("d2x/dt2 = -(k/m)*x - (b/m)*vx", [:])
        #expect(result.hasTrueStructure)
        #expect(result.isEquivalent)
        #expect(result.match > 0.99)
        #expect(result.unseenMatch > 0.999)
    }

    @Test func aTermTooManyIsSeen() throws {
        let result = try Self.result("d2x/dt2 = -(k/m)*x - (b/m)*vx - c*x**3", ["c": 1e-3])
        #expect(!result.hasTrueStructure)
        #expect(result.termRecall == 1)
        #expect((result.termPrecision - 2.0 / 3).magnitude < 1e-12)
        #expect(result.match > CatalogResult.agreement)
    }

    @Test func aLineReadsBackAsItself() throws {
        let result = try Self.result("d2x/dt2 = -x", [:])
        var json = JSONWriter()
        json.value(result)
        #expect(CatalogResult(try JSONValue(parsing: json.text)) == result)
    }

    @Test func tiersStandBeforeTheirSystems() throws {
        let rows = CatalogSummary.rows(of: [
            try Self.result("d2x/dt2 = -(k/m)*x - (b/m)*vx", [:]), try Self.result("d2x/dt2 = 0", [:]),
        ])
        #expect(rows.map(\.name) == ["tier 2", "damped_spring"])
        #expect(rows.map(\.structure) == [0.5, 0.5])
        #expect(rows.map(\.agreement) == [0.5, 0.5])
    }
}
