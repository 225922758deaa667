import Testing

@testable import PhysiXKernel

struct ElementarySpecialValueTests {
    static let infinity = Double.infinity
    static let nan = Double.nan
    static let tiny = Double.leastNonzeroMagnitude
    static let huge = Double.greatestFiniteMagnitude

    static let valuesOfOneNumber: [(String, Double, Double)] = [
        ("sin", 0.0, 0.0), ("sin", -0.0, -0.0), ("sin", infinity, nan), ("sin", -infinity, nan), ("sin", nan, nan),
        ("sin", tiny, tiny), ("sin", -1e-300, -1e-300),
        ("cos", 0.0, 1.0), ("cos", -0.0, 1.0), ("cos", infinity, nan), ("cos", -infinity, nan), ("cos", nan, nan),
        ("tan", 0.0, 0.0), ("tan", -0.0, -0.0), ("tan", infinity, nan), ("tan", nan, nan), ("tan", -tiny, -tiny),
        ("exp", 0.0, 1.0), ("exp", -0.0, 1.0), ("exp", infinity, infinity), ("exp", -infinity, 0.0),
        ("exp", nan, nan), ("exp", 709.7827128933841, infinity), ("exp", 1e300, infinity), ("exp", -745.2, 0.0),
        ("exp", -huge, 0.0), ("exp", tiny, 1.0), ("exp", -745.1, tiny),
        ("log", 0.0, -infinity), ("log", -0.0, -infinity), ("log", 1.0, 0.0), ("log", -1.0, nan),
        ("log", -tiny, nan), ("log", infinity, infinity), ("log", -infinity, nan), ("log", nan, nan),
        ("sqrt", 0.0, 0.0), ("sqrt", -0.0, -0.0), ("sqrt", -1.0, nan), ("sqrt", infinity, infinity),
        ("sqrt", 2.0, 1.4142135623730951), ("sqrt", tiny, 0x1p-537),
        ("abs", -0.0, 0.0), ("abs", -infinity, infinity), ("abs", -3.5, 3.5), ("abs", nan, nan),
    ]

    /// Base, exponent, power: the table of C23, F.10.4.4, and ordinary powers on both sides of every limit.
    static let valuesOfPower: [(Double, Double, Double)] = [
        (0.0, 0.0, 1.0), (-0.0, 0.0, 1.0), (infinity, 0.0, 1.0), (nan, -0.0, 1.0), (-2.0, 0.0, 1.0),
        (1.0, nan, 1.0), (1.0, infinity, 1.0), (1.0, -1e300, 1.0), (-1.0, infinity, 1.0), (-1.0, -infinity, 1.0),
        (nan, 1.0, nan), (2.0, nan, nan), (-1.0, nan, nan), (0.0, nan, nan), (infinity, nan, nan),
        (0.0, 2.0, 0.0), (-0.0, 2.0, 0.0), (-0.0, 3.0, -0.0), (-0.0, 0.5, 0.0), (0.0, infinity, 0.0),
        (0.0, -1.0, infinity), (-0.0, -1.0, -infinity), (-0.0, -2.0, infinity), (-0.0, -0.5, infinity),
        (0.0, -infinity, infinity), (infinity, tiny, infinity), (infinity, -0.5, 0.0),
        (-infinity, 3.0, -infinity), (-infinity, 2.0, infinity), (-infinity, 0.5, infinity),
        (-infinity, -3.0, -0.0), (-infinity, -2.0, 0.0), (-infinity, -0.5, 0.0),
        (0.5, infinity, 0.0), (-0.5, infinity, 0.0), (0.5, -infinity, infinity), (2.0, infinity, infinity),
        (-2.0, infinity, infinity), (-2.0, -infinity, 0.0), (infinity, infinity, infinity),
        (-2.0, 3.0, -8.0), (-2.0, 2.0, 4.0), (-2.0, -1.0, -0.5), (-2.0, 0.5, nan), (-2.0, 1e-300, nan),
        (-1.0, 0x1.fffffffffffffp52, -1.0), (-1.0, 0x1p53, 1.0), (-1.0, 0x1.0000000000001p52, -1.0),
        (-1.0, 0x1.0000000000001p51, nan),
        (-1.0, huge, 1.0), (-8.0, 0x1.5555555555555p-2, nan), (4.0, 0.5, 2.0), (10.0, 3.0, 1000.0),
        (9.0, 0.5, 3.0),
        (2.0, 1023.0, 0x1p1023), (2.0, 1024.0, infinity), (-2.0, 1025.0, -infinity), (2.0, -1074.0, tiny),
        (2.0, -1076.0, 0.0), (-2.0, -1077.0, -0.0), (tiny, -1.0, infinity), (tiny, 1.0, tiny), (huge, 1.0, huge),
        (1.0000000000000002, huge, infinity), (0.9999999999999999, huge, 0.0), (3.0, tiny, 1.0),
    ]

    @Test(arguments: valuesOfOneNumber)
    func functionsOfOneNumber(_ name: String, _ x: Double, _ expected: Double) {
        let function = ElementaryFunction(name)
        #expect(isSame(function.scalar(x, 0), expected))
        #expect(isSame(function.lanes(SIMD8(1, 2, 0.5, x, 3, 0.25, 4, 5), SIMD8())[3], expected))
    }

    @Test(arguments: valuesOfPower)
    func powers(_ x: Double, _ y: Double, _ expected: Double) {
        #expect(isSame(Elementary.power(x, y), expected))
        let lanes = Elementary.power(SIMD8(1, 2, 0.5, 3, 3, 0.25, x, 5), SIMD8(1, 2, 0.5, 3, 7, 0.25, y, 5))
        #expect(isSame(lanes[6], expected))
    }

    @Test(arguments: ["sin", "cos", "tan"])
    func anglesNextToZerosKeepTheirRelativeAccuracy(_ name: String) {
        // The double nearest to a multiple of π/2 of all: 6381956970095103·2^797, 4.6871659242546277e-19 away
        // (Muller, Elementary Functions, 2nd edition, 2006, table 11.1).
        let angle = 6_381_956_970_095_103 * 0x1p797
        let expected = ["sin": 1, "cos": -4.6871659242546277e-19, "tan": -2.133485385753704e18][name]
        #expect(ElementaryFunction(name).scalar(angle, 0) == expected)
    }
}
