import PhysiXDiscovery
import PhysiXKernel
import Testing

/// What a caller may ask of the library, and what is no such wish.
struct WishesTests {
    private static let samples = Trajectory(
        times: (0..<8).map(Double.init), states: (0..<8).flatMap { [Double($0 * $0), Double(2 * $0)] }, stateCount: 2)

    private static func error(adding terms: [String] = [], forbidding forbidden: [String] = []) -> DiscoveryError? {
        do throws(DiscoveryError) {
            _ = try Discovery.run(
                samples, stateVariables: ["x", "vx"],
                options: DiscoveryOptions(terms: terms, forbidden: forbidden, effort: 1))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ["foo", "trigonometric", "2*K"])
    func aTermHasAVariable(text: String) {
        #expect(Self.error(adding: [text]) == .termWithoutVariable(text: text))
    }

    @Test(arguments: ["trig", "foo*x", "custom*vx"])
    func whatIsForbiddenIsAFamilyOrATermOfTheVariables(text: String) {
        #expect(Self.error(forbidding: [text]) == .familyUnknown(text: text))
    }

    @Test(arguments: ["x**2", "trigonometric", "x*vx"])
    func familiesAndTermsMayBeForbidden(text: String) { #expect(Self.error(forbidding: [text]) == nil) }

    @Test func anUnknownFamilyIsToldOfTheKnownOnes() throws {
        let hint = try #require(Self.error(forbidding: ["trig"])?.hint)
        #expect(hint.contains("trigonometric, drag"))
        #expect(hint.contains("saturating"))
    }
}
