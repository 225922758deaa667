import Testing

@testable import PhysiXKernel

/// Expected values: `scripts/references/randomness.py`; the first two streams are also those that the algorithms'
/// authors and the ports of other languages publish.
struct SeededGeneratorTests {
    @Test func splitMixFollowsItsPublishedStream() {
        var mixer = SplitMix64(state: 1_477_776_061_723_855_037)
        let expected: [UInt64] = [
            1_985_237_415_132_408_290, 2_979_275_885_539_914_483, 13_511_426_838_097_143_398,
            8_488_337_342_461_049_707, 15_141_737_807_933_549_159,
        ]
        #expect(expected.map { _ in mixer.next() } == expected)
    }

    @Test func xoshiroFollowsItsPublishedStream() {
        var generator = SeededGenerator(state: (1, 2, 3, 4))
        let expected: [UInt64] = [
            11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
            607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
            10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test(
        arguments: [
            (0, [1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009]),
            (1, [5_766_981_335_298_035_530, 13_414_075_677_763_163_907, 6_818_771_422_820_058_410]),
            (2, [9_689_321_145_619_467_905, 2_258_870_915_674_454_393, 13_756_082_229_112_209_005]),
        ] as [(Int, [UInt64])])
    func streamsOfASeedStartOneJumpApart(stream: Int, expected: [UInt64]) {
        var generator = SeededGenerator(seed: 42, stream: stream)
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test func uniformNumbersAreTheUpper53Bits() {
        var generator = SeededGenerator(seed: 42)
        #expect(generator.uniform() == 0.08386297105988216)
        #expect(generator.uniform(2, 4) == 2 + 2 * 0.3789802506626686)
        #expect(generator.uniform(7, 7) == 7)
    }

    @Test func gaussianNumbersFollowThePolarMethodOfTheirUniforms() {
        var uniforms = SeededGenerator(seed: 42)
        let x = uniforms.uniform(-1, 1)
        let y = uniforms.uniform(-1, 1)
        #expect(x * x + y * y < 1, "the first pair of this seed is accepted")
        var generator = SeededGenerator(seed: 42)
        // From Python: x * sqrt(-2 * log(s) / s) with the two uniforms above.
        #expect(abs(generator.gaussian() - (-0.7262191382447857)) < 1e-15)
        #expect(generator == uniforms, "one pair was used")
    }

    @Test func gaussianNumbersHaveTheMomentsOfTheNormalDistribution() {
        var generator = SeededGenerator(seed: 1)
        let count = 100_000
        var moments = [0.0, 0, 0, 0]
        for _ in 0..<count {
            let value = generator.gaussian()
            var power = 1.0
            for index in moments.indices {
                power *= value
                moments[index] += power / Double(count)
            }
        }
        // Four standard errors of each sample moment: sqrt(1, 2, 15, 96) / sqrt(n).
        #expect(abs(moments[0]) < 4 * 0.0032)
        #expect(abs(moments[1] - 1) < 4 * 0.0045)
        #expect(abs(moments[2]) < 4 * 0.0123)
        #expect(abs(moments[3] - 3) < 4 * 0.031)
    }
}
