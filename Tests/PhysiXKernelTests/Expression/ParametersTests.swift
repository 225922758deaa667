import PhysiXKernel
import Testing

@Suite struct ParametersTests {
    private func system(_ text: String, parameters: [String]) throws -> EquationSystem {
        try EquationSystem(parsing: text, in: Scope(stateVariables: ["y", "vy"], parameters: parameters))
    }

    @Test func valuesFollowTheScope() throws {
        let system = try system("d2y/dt2 = -g + k*vy", parameters: ["k", "g"])
        #expect(try Parameters([("g", 9.81), ("k", 2)]).values(for: system) == [2, 9.81])
        #expect(try Parameters([("k", 2), ("g", 9.81)]).values(for: system) == [2, 9.81])
    }

    @Test func usedParametersNeedAValue() throws {
        let system = try system("d2y/dt2 = -g", parameters: ["g", "k"])
        #expect(try (["g": 1] as Parameters).values(for: system) == [1, 0])
        let error = try #require(throws: EquationError.self) { try (["k": 1] as Parameters).values(for: system) }
        #expect(error.kind == .valueMissing)
        #expect(error.summary == "the parameter `g` is used and has no value")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func valuesAreFinite(_ value: Double) throws {
        let system = try system("d2y/dt2 = -g", parameters: ["g", "unused"])
        let error = try #require(throws: EquationError.self) {
            try (["g": 1, "unused": value] as Parameters).values(for: system)
        }
        #expect(error.kind == .valueNotFinite)
        #expect(error.summary.contains("`unused`"))
    }

    @Test(arguments: ["y", "vy", "dy", "sin", "Abs", "t", "lambda"])
    func namesThatMeanSomethingElse(_ name: String) throws {
        let error = try #require(throws: EquationError.self) {
            try system("d2y/dt2 = 1", parameters: ["g", name])
        }
        #expect(error.kind == .nameClash)
        #expect(error.summary.contains("the parameter `\(name)`"))
    }

    @Test(arguments: [
        ([], EquationError.Kind.malformedName), (["x y"], .malformedName), (["2x"], .malformedName),
        ([""], .malformedName),
        (["θ"], .malformedName), (["x", "x"], .nameClash), (["sin"], .nameClash), (["t"], .nameClash),
        (["if"], .nameClash),
    ])
    func namesOfStateVariables(_ names: [String], _ kind: EquationError.Kind) throws {
        let error = try #require(throws: EquationError.self) { try Scope(stateVariables: names).check() }
        #expect(error.kind == kind)
    }

    @Test func goodNamesPass() throws {
        try Scope(stateVariables: ["x_1", "vx_1", "_z"], parameters: ["g", "L", "lam"]).check()
    }
}
