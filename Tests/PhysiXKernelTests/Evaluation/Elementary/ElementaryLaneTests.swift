import Testing

@testable import PhysiXKernel

/// A lane must have the bits of the scalar, whatever its neighbours are.
struct ElementaryLaneTests {
    static let seed: UInt64 = 20_231

    @Test(arguments: ElementaryFunction.all)
    func lanesHaveTheBitsOfTheScalar(_ function: ElementaryFunction) {
        var generator = SplitMix(state: Self.seed)
        for round in 0..<1500 {
            var (x, y) = (SIMD8<Double>(), SIMD8<Double>())
            for lane in 0..<8 {
                x[lane] = Self.argument(round, &generator)
                y[lane] = Self.argument(round, &generator)
            }
            let lanes = function.lanes(x, y)
            for lane in 0..<8 {
                let scalar = function.scalar(x[lane], y[lane])
                #expect(isSame(lanes[lane], scalar), "\(function.name)(\(x[lane]), \(y[lane])), seed \(Self.seed)")
            }
        }
    }

    @Test func arraysHaveTheBitsOfTheScalar() {
        var generator = SplitMix(state: Self.seed)
        for count in [0, 1, 7, 8, 9, 500] {
            let numbers = (0..<count).map { Self.argument($0, &generator) }
            let pairs = [
                (Elementary.sines(of: numbers), numbers.map { Elementary.sin($0) }),
                (Elementary.cosines(of: numbers), numbers.map { Elementary.cos($0) }),
                (Elementary.exponentials(of: numbers), numbers.map { Elementary.exp($0) }),
                (Elementary.logarithms(of: numbers), numbers.map { Elementary.log($0) }),
            ]
            for (found, expected) in pairs {
                #expect(found.count == count)
                #expect(zip(found, expected).allSatisfy { isSame($0, $1) })
            }
        }
    }

    static let specials: [Double] = [
        0, -0.0, 1, -1, 2, -3, 0.5, -0.5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNormalMagnitude,
        .greatestFiniteMagnitude, 0x1p52, -0x1p53, 0x1p71, 0x1p20, 0x1.0000000000001p20, 708, -708, 710, -746,
    ]

    /// Ranges take turns: everyday numbers, all magnitudes, all bit patterns, and specials among everyday ones.
    private static func argument(_ round: Int, _ generator: inout SplitMix) -> Double {
        switch round % 5 {
        case 0: Double.random(in: -10...10, using: &generator)
        case 1: Double.random(in: -2000...2000, using: &generator)
        case 2: Double(sign: .plus, exponent: .random(in: -1074...1023, using: &generator), significand: 1.7)
        case 3: Double(bitPattern: generator.next())
        default:
            Bool.random(using: &generator)
                ? specials[Int.random(in: specials.indices, using: &generator)]
                : Double.random(in: 0...4, using: &generator)
        }
    }
}

/// Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
