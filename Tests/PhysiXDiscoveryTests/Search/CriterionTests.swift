import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

private let x = Factor.power(state: 0, exponent: 1)

struct CriterionTests {
    @Test func aTermThatASecondLawSharesIsCheaper() throws {
        let bench = try Bench(Laboratory.predatorAndPrey.samples(noise: 0.01), ["x", "y"])
        let y = Factor.power(state: 1, exponent: 1)
        let criterion = bench.fitter().criterion
        let shared = criterion.length(try bench.structure([[[x, y]], [[x, y]]]), unknowns: 4)
        let different = criterion.length(
            try bench.structure([[[x, y]], [[.power(state: 0, exponent: 2)]]]), unknowns: 4)
        #expect(shared < different)
        // Each variable's own decay is the same term of different variables.
        let own = criterion.length(try bench.structure([[[x]], [[y]]]), unknowns: 4)
        let mixed = criterion.length(try bench.structure([[[x]], [[]]]), unknowns: 4)
        #expect(own < mixed)
    }

    @Test func soIsTheSameTermOfExchangedVariables() throws {
        let bench = try Bench(Laboratory.predatorAndPrey.samples(noise: 0.01), ["x", "y"])
        let criterion = bench.fitter().criterion
        let (x2, y) = (Factor.power(state: 0, exponent: 2), Factor.power(state: 1, exponent: 1))
        let y2 = Factor.power(state: 1, exponent: 2)
        let symmetric = criterion.length(try bench.structure([[[x2, y]], [[x, y2]]]), unknowns: 4)
        let shared = criterion.length(try bench.structure([[[x2, y]], [[x2, y]]]), unknowns: 4)
        let different = criterion.length(try bench.structure([[[x2, y]], [[x2]]]), unknowns: 4)
        #expect(symmetric == shared && symmetric < different)
    }

    @Test func exactMisfitsBelowTheResolutionAreEqual() throws {
        let criterion = try Bench(Laboratory.spring.samples(), ["x", "vx"]).fitter().criterion
        #expect(criterion.misfit([1e-16, 1e-16]) - criterion.misfit([1e-20, 1e-20]) < 0.1)
        #expect(criterion.misfit([1e-2, 1e-2]) - criterion.misfit([1e-4, 1e-4]) > 500)
    }
}
