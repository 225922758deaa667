import PhysiXKernel
import Testing

/// A text with the marked place that its refusal must name.
struct Refusal: CustomTestStringConvertible {
    let text: String
    let kind: EquationError.Kind
    let phrase: String
    let suggestion: String?

    init(_ text: String, _ kind: EquationError.Kind, _ phrase: String, _ suggestion: String? = nil) {
        self.text = text
        self.kind = kind
        self.phrase = phrase
        self.suggestion = suggestion
    }

    var testDescription: String { text }
}

@Suite struct RefusalTests {
    static let scope = Scope(stateVariables: ["y", "vy"], parameters: ["g", "k"])

    private func check(_ refusal: Refusal, in scope: Scope = scope) throws {
        let marked = MarkedText(refusal.text)
        let error = try #require(throws: EquationError.self) {
            _ = try EquationSystem(parsing: marked.text, in: scope)
        }
        #expect(error.kind == refusal.kind)
        #expect(error.range == marked.range)
        #expect(error.summary.contains(refusal.phrase), "\(error.summary)")
        if let suggestion = refusal.suggestion { #expect(error.suggestion == suggestion) }
    }

    @Test(arguments: [
        Refusal(
            "d2y/dt2 = -g - ①vz②", .unknownName,
            "unknown name `vz`; this problem has y, vy and the parameters g, k", "did you mean `vy`?"),
        Refusal("d2y/dt2 = ①G②", .unknownName, "unknown name `G`", "did you mean `g`?"),
        Refusal("d2y/dt2 = -①q②", .unknownName, "unknown name `q`", "declare it in `params`"),
        Refusal("d2y/dt2 = ①pi②*k", .unknownName, "unknown name `pi`", "write 3.141592653589793"),
        Refusal("d2y/dt2 = ①e②**y", .unknownName, "unknown name `e`"),
        Refusal("d2y/dt2 = ①sinh②(y)", .unknownFunction, "the functions are sin, cos, tan, exp, log, sqrt, abs"),
        Refusal("d2y/dt2 = ①sim②(y)", .unknownFunction, "unknown function `sim`", "did you mean `sin`?"),
        Refusal("d2y/dt2 = ①ln②(y)", .unknownFunction, "ln", "write `log(…)`, the natural logarithm"),
        Refusal("d2y/dt2 = ①k②(y)", .unknownFunction, "`k` is not a function", "write `k*(…)`"),
        Refusal("d2y/dt2 = ①t②", .timeNotAvailable, "driven problems only"),
        Refusal("d2y/dt2 = ①d2y/dt2②", .unsupportedOrder, "an acceleration"),
        Refusal("d2y/dt2 = ①dvy/dt②", .unsupportedOrder, "an acceleration"),
        Refusal("d2y/dt2 = d①q②/dt", .unknownName, "unknown state variable `q`"),
        Refusal("d2①z②/dt2 = 1", .unknownName, "unknown state variable `z`; this problem has y, vy"),
        Refusal("d①vz②/dt = 1", .unknownName, "unknown state variable `vz`", "did you mean `vy`?"),
        Refusal("d①k②/dt = 1", .unknownName, "`k` is a parameter"),
    ])
    func names(_ refusal: Refusal) throws { try check(refusal) }

    @Test(arguments: [
        Refusal("d2y/dt2 = ①2y②", .unexpectedToken, "no operator between `2` and `y`", "write `2*y`"),
        Refusal("d2y/dt2 = ①k y②", .unexpectedToken, "no operator", "write `k*y`"),
        Refusal("d2y/dt2 = ①2(②y)", .unexpectedToken, "no operator", "write `2*(…)`"),
        Refusal("d2y/dt2 = (k①)y②", .unexpectedToken, "no operator", "write `(…)*y`"),
        Refusal("d2y/dt2 = ①2 3②", .unexpectedToken, "no operator", "write `2*3`"),
        Refusal("d2y/dt2 = ①sin② y", .unexpectedToken, "`sin` needs parentheses", "write `sin(y)`"),
        Refusal("d2y/dt2 = ①sin②", .unexpectedToken, "`sin` needs parentheses", "write `sin(…)`"),
        Refusal("d2y/dt2 = y①[②0]", .unexpectedCharacter, "subscripts"),
        Refusal("d2y/dt2 = y①.②real", .unexpectedCharacter, "attribute access"),
        Refusal("d2y/dt2 = np①.②sin(y)", .unexpectedCharacter, "attribute access"),
        Refusal("d2y/dt2 = ①lambda② y", .unexpectedToken, "`lambda` is a reserved word"),
        Refusal("d2y/dt2 = y ①if② y", .unexpectedToken, "`if` is a reserved word"),
        Refusal("d2y/dt2 = y ①>② 0", .unexpectedCharacter, "conditionals"),
        Refusal("d2y/dt2 = sin(y①,② 2)", .unexpectedCharacter, "`,` is not part"),
        Refusal("d2y/dt2 = sin(y①=②2)", .unexpectedToken, "keyword arguments"),
        Refusal("d2y/dt2 = 9①,②81", .unexpectedCharacter, "decimal point", "write `9.81`"),
        Refusal("d2y/dt2 = ①\\②frac{g}{k}", .unexpectedCharacter, "LaTeX"),
        Refusal("①\\②frac{dy}{dt} = 1", .unexpectedCharacter, "LaTeX"),
        Refusal("d2y/dt2 = g①{②k}", .unexpectedCharacter, "`{` is not part", "write `(` and `)`"),
        Refusal("d2y/dt2 = ①−②9.81", .unexpectedCharacter, "`−` (U+2212)", "write `-`"),
        Refusal("d2y/dt2 = g①·②y", .unexpectedCharacter, "`·` (U+00B7)", "write `*`"),
        Refusal("d2y/dt2 = y①²②", .unexpectedCharacter, "`²` (U+00B2)", "write `**2`"),
        Refusal("d2①θ②/dt2 = 1", .unexpectedCharacter, "`θ` (U+03B8)", "write `theta`"),
        Refusal("d2y/dt2 = v①у②", .unexpectedCharacter, "`у` (U+0443)", "write `y`"),
        Refusal("d2y/dt2 = ①１②", .unexpectedCharacter, "(U+FF11)", "write the ASCII `1`"),
        Refusal("d2y/dt2 =①\u{A0}②1", .unexpectedCharacter, "U+00A0", "write a plain space"),
        Refusal("d2y/dt2 = ①\u{200B}②1", .unexpectedCharacter, "U+200B", "remove this invisible character"),
        Refusal("d2y/dt2 = 1①\u{202E}②", .unexpectedCharacter, "U+202E"),
        Refusal("d2y/dt2 = 1①\0②", .unexpectedCharacter, "U+0000"),
        Refusal("①`②d2y/dt2 = 1`", .unexpectedCharacter, "is not part of the language", "remove it"),
    ])
    func foreignNotation(_ refusal: Refusal) throws { try check(refusal) }

    @Test(arguments: [
        Refusal("d2y/dt2 =①", .unexpectedToken, "ends where a number, a name or `(` should follow"),
        Refusal("d2y/dt2 = g +①", .unexpectedToken, "ends where"),
        Refusal("d2y/dt2 = g +①;②", .unexpectedToken, "ends where"),
        Refusal("d2y/dt2 =①=② 1", .unexpectedToken, "two `=`", "write one `=`"),
        Refusal("d2y/dt2 = 1 ①=② 2", .unexpectedToken, "second `=`", "separate equations with `;`"),
        Refusal("d2y/dt2 = ①*②2", .unexpectedToken, "`*` stands where"),
        Refusal("d2y/dt2 = g /①/② k", .unexpectedToken, "`//` is not an operator", "write `/`"),
        Refusal("d2y/dt2 = (①)②", .unexpectedToken, "nothing between the parentheses"),
        Refusal("d2y/dt2 = ①(②g + (k)", .unexpectedToken, "never closed", "add `)`"),
        Refusal("d2y/dt2 = sin①(②y", .unexpectedToken, "never closed"),
        Refusal("d2y/dt2 = g①)② + k", .unexpectedToken, "closes nothing"),
        Refusal("d2y/dt2 = ①1.2.3②", .malformedNumber, "`1.2.3` is not a number"),
        Refusal("d2y/dt2 = ①1_000②", .malformedNumber, "`1_000` is not a number"),
        Refusal("d2y/dt2 = ①1e999②", .valueNotFinite, "beyond the largest number"),
        Refusal("d2y/dt2 = y*①.②", .unexpectedCharacter, "attribute access"),
    ])
    func syntax(_ refusal: Refusal) throws { try check(refusal) }

    @Test(arguments: [
        Refusal("", .empty, "no equation", "write `d2y/dt2 = …`"),
        Refusal(" ;\n ", .empty, "no equation"),
        Refusal("①-9.81②", .malformedLeftSide, "there is no `=`"),
        Refusal("①the ball falls②", .malformedLeftSide, "there is no `=`"),
        Refusal("①=② 3", .malformedLeftSide, "nothing left of the `=`"),
        Refusal("①y② = 3", .malformedLeftSide, "`y` is not a derivative", "write `dy/dt = …`"),
        Refusal("①g② = 9.81", .malformedLeftSide, "`g` is a parameter", "give its value in `params`"),
        Refusal("y①'②' = 3", .unexpectedCharacter, "`'` is not part", "write derivatives as `dx/dt` and `d2x/dt2`"),
        Refusal("①d3y/dt3② = 1", .unsupportedOrder, "order 3"),
        Refusal("①d2y/dt② = 1", .malformedLeftSide, "not how a derivative", "write `d2y/dt2 = …`"),
        Refusal("①d^2y/dt^2② = 1", .malformedLeftSide, "not how a derivative", "write `d2y/dt2 = …`"),
        Refusal("①d**2 y / dt**2② = 1", .malformedLeftSide, "not how a derivative", "write `d2y/dt2 = …`"),
        Refusal("①dy/dx② = 1", .malformedLeftSide, "not a derivative by time", "write `dy/dt = …`"),
        Refusal("①2*dy/dt② = 1", .malformedLeftSide, "is not a derivative of a state variable"),
        Refusal("①d2vy/dt2② = 1", .unsupportedOrder, "would be of third order", "write `d2y/dt2 = …`"),
        Refusal("dy/dt ①+② 1 = 2", .unexpectedToken, "no `=` after `dy/dt`"),
        Refusal("dy/dt①", .unexpectedToken, "no `=` after `dy/dt`"),
        Refusal("d2y/dt2 = 1; ①d2y/dt2② = 2", .duplicateEquation, "second equation"),
        Refusal("d2y/dt2 = 1; ①dvy/dt② = 2", .duplicateEquation, "second equation for the derivative of `vy`"),
        Refusal("dy/dt = 1; ①dy/dt② = 2", .duplicateEquation, "second equation"),
        Refusal("dy/dt = vy", .missingEquation, "no equation for `vy`", "write `d2y/dt2 = …`"),
        Refusal("dy/dt = -k*y", .missingEquation, "no equation for `vy`"),
    ])
    func leftSides(_ refusal: Refusal) throws { try check(refusal) }

    @Test(arguments: [
        Refusal(
            "dx/dt = ①vx②", .unknownName, "unknown name `vx`",
            "the velocity of `x` was not measured; `d2x/dt2 = …` introduces it"),
        Refusal("dx/dt = ①dx/dt②", .unknownName, "the velocity of `x` was not measured"),
        Refusal("dx/dt = 1", .missingEquation, "no equation for `y`", "write `dy/dt = …`"),
        Refusal(
            "dx/dt = 1; d2y/dt2 = 1; ①dvy/dt② = 1", .duplicateEquation, "second equation for the derivative of `vy`"),
    ])
    func velocitiesThatWereNotMeasured(_ refusal: Refusal) throws {
        try check(refusal, in: Scope(stateVariables: ["x", "y"]))
    }

    @Test func hiddenVelocitiesMayNotBeParameters() throws {
        let scope = Scope(stateVariables: ["y"], parameters: ["vy"])
        try check(Refusal("d2y/dt2 = vy", .nameClash, "the parameter `vy` has the name of a state variable"), in: scope)
        #expect(try EquationSystem(parsing: "dy/dt = vy", in: scope).derivatives == [.equation(0)])
    }

    @Test func refusalsExplainThemselves() throws {
        let error = try #require(throws: EquationError.self) {
            _ = try EquationSystem(parsing: "d2y/dt2 = 2y", in: Self.scope)
        }
        #expect(error.found == "2y")
        #expect(error.expected == "an operator")
        #expect(error.hint == error.suggestion)
        #expect("\(error)" == error.summary)
    }

    @Test func longTextsAreCutInMessages() throws {
        let name = String(repeating: "a", count: 2000)
        let error = try #require(throws: EquationError.self) {
            _ = try EquationSystem(parsing: "d2y/dt2 = \(name)", in: Self.scope)
        }
        #expect(error.summary.count < 160)
        #expect(error.range == 10..<2010)
    }
}
