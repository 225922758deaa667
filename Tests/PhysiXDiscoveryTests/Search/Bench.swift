import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// A prepared search, and structures named by their terms.
struct Bench {
    let prepared: PreparedSearch

    init(_ samples: Trajectory, _ stateVariables: [String], order: Int = 1) throws {
        try self.init([samples], stateVariables, order: order)
    }

    init(_ experiments: [Trajectory], _ stateVariables: [String], order: Int = 1) throws {
        let measurements = try Measurements(experiments, stateVariables: stateVariables)
        prepared = PreparedSearch(
            measurements, noise: NoiseEstimate(measurements),
            Formulation(stateVariables: stateVariables, isDriven: false, unpairedOrder: order),
            wishes: try Wishes(DiscoveryOptions(), stateVariables: stateVariables))
    }

    func term(_ factors: [Factor]) throws -> Int {
        try #require(prepared.language.library.terms.firstIndex { $0.factors == factors })
    }

    func structure(_ laws: [[[Factor]]]) throws -> Structure {
        Structure(laws: try laws.map { try $0.map { try term($0) }.sorted() })
    }

    func fitter() -> Fitter {
        Fitter(
            FitBasis(prepared.language, prepared.measurements, noise: prepared.noise, curves: prepared.curves))
    }
}
