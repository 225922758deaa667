import PhysiXBenchmark
import PhysiXKernel
import Testing

struct CorruptionTests {
    private let exact = Trajectory(
        times: (0..<150).map { Double($0) }, states: (0..<300).map { 1 + Double($0) }, stateCount: 2)

    @Test func withoutNoiseNothingChanges() {
        #expect(Corruption().samples(of: exact, system: "1") == exact)
    }

    @Test(arguments: [(0.5, 75), (0.25, 113), (0.29, 107), (0.0, 150)])
    func subsamplingDropsTheWholePartOfTheFraction(fraction: Double, left: Int) {
        let samples = Corruption(subsample: fraction).samples(of: exact, system: "1")
        #expect(samples.times.count == left)
        #expect(samples.times == samples.times.sorted())
        let untouched: [Double] = samples.times.flatMap { time in [2 * time + 1, 2 * time + 2] }
        #expect(samples.states == untouched)
    }

    @Test func noiseOfWhatIsLeftDoesNotDependOnWhatGoesMissing() {
        let all = Corruption(noise: 0.05, seed: 3).samples(of: exact, system: "7")
        let half = Corruption(noise: 0.05, subsample: 0.5, seed: 3).samples(of: exact, system: "7")
        let same: [Double] = half.times.flatMap { time in [all[Int(time), 0], all[Int(time), 1]] }
        #expect(half.states == same)
    }

    @Test func noiseGrowsInProportionToItsLevel() {
        let small = Corruption(noise: 0.01).samples(of: exact, system: "7")
        let large = Corruption(noise: 0.05).samples(of: exact, system: "7")
        for index in exact.states.indices {
            let one = small.states[index] / exact.states[index] - 1
            let five = large.states[index] / exact.states[index] - 1
            #expect((five - 5 * one).magnitude < 1e-14)
        }
    }

    @Test func systemsAndSeedsHaveNoiseOfTheirOwn() {
        let sets = [("1", 0), ("1", 1), ("2", 0)].map { system, seed in
            Corruption(noise: 0.1, seed: seed).samples(of: exact, system: system).states
        }
        #expect(Set(sets).count == 3)
    }

    /// Figures of `scripts/references/benchmark.py`, which has the generator a second time.
    @Test(arguments: [
        (
            0,
            [
                0.5307020915127852, 1.5092071947748944, 0.7706707538650053, 1.3201136791005137, -0.2465704368454816,
                0.0628461383548148,
            ], [1, 2, 4, 7, 8, 11, 13, 14, 17, 19]
        ),
        (
            4,
            [
                0.4410616339784871, 0.40462817839534854, 0.9781017616131024, -0.4185023850255877, 1.444329193840981,
                0.6650758669187559,
            ], [3, 4, 7, 10, 12, 13, 15, 16, 17, 18]
        ),
    ])
    func theStreamIsTheDocumentedOne(seed: Int, noise: [Double], kept: [Int]) {
        let ones = Trajectory(
            times: (0..<20).map { Double($0) }, states: [Double](repeating: 1, count: 20), stateCount: 1)
        let noisy = Corruption(noise: 1, seed: seed).samples(of: ones, system: "56")
        for (value, expected) in zip(noisy.states, noise) { #expect((value - 1 - expected).magnitude < 1e-14) }
        let half = Corruption(subsample: 0.5, seed: seed).samples(of: ones, system: "56")
        #expect(half.times == kept.map { Double($0) })
    }
}
