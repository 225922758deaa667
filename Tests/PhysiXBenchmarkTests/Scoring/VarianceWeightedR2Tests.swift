import PhysiXBenchmark
import PhysiXKernel
import Testing

struct VarianceWeightedR2Tests {
    private static func trajectory(_ first: (Double) -> Double, _ second: (Double) -> Double) -> Trajectory {
        let times = (0..<12).map { Double($0) / 4 }
        return Trajectory(times: times, states: times.flatMap { [first($0), second($0)] }, stateCount: 2)
    }

    /// Figures of scikit-learn; see `scripts/references/benchmark.py`.
    @Test func agreesWithScikitLearn() {
        let close = Self.trajectory({ $0 * $0 * $0 }, { 100 * $0 * $0 })
            .varianceWeightedR2(of: Self.trajectory({ $0 * $0 * $0 + 0.1 * $0 }, { 100 * $0 * $0 - 3 * $0 }))
        #expect((close - 0.9996088998199733).magnitude < 1e-12)
        let bad = Self.trajectory({ $0 * $0 }, { 1 / (1 + $0) }).varianceWeightedR2(
            of: Self.trajectory({ -3 * $0 }, { -$0 }))
        #expect((bad - -11.217115366271335).magnitude < 1e-11)
        let constant = Self.trajectory({ $0 * $0 }, { _ in 2 })
            .varianceWeightedR2(of: Self.trajectory({ 0.8 * $0 * $0 }, { _ in 5 }))
        #expect((constant - 0.9142081447963801).magnitude < 1e-12)
        let still = Self.trajectory({ _ in 1 }, { _ in 2 }).varianceWeightedR2(
            of: Self.trajectory({ _ in 1 }, { _ in 5 }))
        #expect(still == 0.5)
    }

    @Test func aPredictionThatIsNotFiniteCountsNothing() {
        let truth = Self.trajectory({ $0 }, { $0 * $0 })
        #expect(truth.varianceWeightedR2(of: truth) == 1)
        #expect(truth.varianceWeightedR2(of: Self.trajectory({ $0 }, { $0 > 1 ? .nan : $0 * $0 })) == 0)
    }
}
