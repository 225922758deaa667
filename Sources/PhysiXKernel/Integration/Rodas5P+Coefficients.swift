// The coefficients of Rodas5P: G. Steinebach, Construction of Rosenbrock–Wanner method Rodas5P and numerical benchmarks
// within the Julia Differential Equations package, BIT Numerical Mathematics 63 (2023), in the transformed form of
// E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed., Springer 1996, section IV.7, (7.25).

/// The coefficients of Rodas5P, a row for each stage; unused places are 0.
enum Rodas5PCoefficients {
    static let gamma = 0.21193756319429014

    /// The times of the stages as fractions of the step; from the sixth stage on 1.
    static let c2 = 0.6358126895828704
    static let c3 = 0.4095798393397535
    static let c4 = 0.9769306725060716
    static let c5 = 0.4288403609558664

    /// The weights of ∂f/∂t; from the sixth stage on 0.
    static let d1 = 0.21193756319429014
    static let d2 = -0.42387512638858027
    static let d3 = -0.3384627126235924
    static let d4 = 1.8046452872882734
    static let d5 = 2.325825639765069

    /// The weights of the stages in the state of the next one.
    ///
    /// The states of the seventh and the eighth stage and the solution each add one more stage to the state before.
    static var a2: SIMD8<Double> { SIMD8(3.0, 0, 0, 0, 0, 0, 0, 0) }
    static var a3: SIMD8<Double> { SIMD8(2.849394379747939, 0.45842242204463923, 0, 0, 0, 0, 0, 0) }
    static var a4: SIMD8<Double> { SIMD8(-6.954028509809101, 2.489845061869568, -10.358996098473584, 0, 0, 0, 0, 0) }
    static var a5: SIMD8<Double> {
        SIMD8(2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641, 0, 0, 0, 0)
    }
    static var a6: SIMD8<Double> {
        SIMD8(
            -7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946, 0,
            0, 0)
    }

    /// The weights of the stages, divided by the step, in the right-hand side of the next one.
    static var c2Row: SIMD8<Double> { SIMD8(-14.155112264123755, 0, 0, 0, 0, 0, 0, 0) }
    static var c3Row: SIMD8<Double> { SIMD8(-17.97296035885952, -2.859693295451294, 0, 0, 0, 0, 0, 0) }
    static var c4Row: SIMD8<Double> { SIMD8(147.12150275711716, -1.41221402718213, 71.68940251302358, 0, 0, 0, 0, 0) }
    static var c5Row: SIMD8<Double> {
        SIMD8(165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306, 0, 0, 0, 0)
    }
    static var c6Row: SIMD8<Double> {
        SIMD8(
            24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471, 0, 0, 0)
    }
    static var c7Row: SIMD8<Double> {
        SIMD8(
            30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623,
            -28.087943162872662, 0, 0)
    }
    static var c8Row: SIMD8<Double> {
        SIMD8(
            37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002,
            -54.66780262877968, -9.48861652309627, 0)
    }

    /// The weights of the stages in the three polynomial coefficients of the dense output.
    static var h2: SIMD8<Double> {
        SIMD8(
            25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073,
            1.1241088310450404, 0.4272876194431874, -0.17202221070155493)
    }
    static var h3: SIMD8<Double> {
        SIMD8(
            -9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044,
            15.98066361424651, -6.789040303419874, -6.710236069923372)
    }
    static var h4: SIMD8<Double> {
        SIMD8(
            11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654,
            -59.78993625266729, -0.15582684282751913, 4.883087185713722)
    }
}
