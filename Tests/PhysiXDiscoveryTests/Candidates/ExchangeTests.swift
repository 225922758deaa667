import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct ExchangeTests {
    private static func formulation(_ names: [String]) -> Formulation {
        Formulation(stateVariables: names, isDriven: false, unpairedOrder: 1)
    }

    private func term(_ factors: Factor...) -> PhysiXDiscovery.Term {
        PhysiXDiscovery.Term(factors, cost: 0, tier: .everything)
    }

    @Test func onlyTwoLawsOfOneOrderAreExchanged() {
        #expect(Exchange(Self.formulation(["x", "y"])) != nil)
        #expect(Exchange(Self.formulation(["x", "y", "vx", "vy"])) != nil)
        #expect(Exchange(Self.formulation(["x"])) == nil)
        #expect(Exchange(Self.formulation(["x", "y", "z"])) == nil)
        #expect(Exchange(Self.formulation(["x", "vx", "y"])) == nil)
    }

    @Test func variablesTakeEachOthersPlace() throws {
        let exchange = try #require(Exchange(Self.formulation(["x", "y"])))
        let (image, sign) = exchange.image(
            of: term(.power(state: 0, exponent: 2), .power(state: 1, exponent: 1), .logistic(states: [1])))
        #expect(
            image.factors == [.power(state: 1, exponent: 2), .power(state: 0, exponent: 1), .logistic(states: [0])])
        #expect(sign == 1)
    }

    @Test func soDoTheirVelocities() throws {
        let exchange = try #require(Exchange(Self.formulation(["x", "y", "vx", "vy"])))
        let drag = term(.magnitude(state: 2), .power(state: 2, exponent: 1))
        #expect(exchange.image(of: drag).term.factors == [.magnitude(state: 3), .power(state: 3, exponent: 1)])
    }

    /// Forth, sin(x − y) acts on x; back, sin(y − x) on y.
    @Test func aSineOfTheDifferenceChangesItsSign() throws {
        let exchange = try #require(Exchange(Self.formulation(["x", "y"])))
        #expect(exchange.image(of: term(.sine(.difference(0, 1)))).sign == -1)
        #expect(exchange.image(of: term(.cosine(.difference(0, 1)))).sign == 1)
    }

    @Test func everyMonomialHasAnImageInTheLibrary() throws {
        let bench = try Bench(Laboratory.predatorAndPrey.samples(), ["x", "y"])
        let library = bench.prepared.language.library
        let images = library.images(under: try #require(Exchange(bench.prepared.language.formulation)))
        for place in library.terms.indices where library.terms[place].degree != nil {
            let image = try #require(images[place])
            #expect(images[image.place]?.place == place && image.sign == 1)
        }
    }
}
