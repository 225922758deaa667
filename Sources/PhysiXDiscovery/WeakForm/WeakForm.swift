/// The laws in integral form: against a smooth bump φ that vanishes at both ends of a window, a law y' = Σ c·θ says
/// −∫φ'·y dt = Σ c·∫φ·θ dt, in which nothing measured is differentiated.
///
/// Every bump gives one linear equation for the coefficients.
struct WeakForm {
    /// The part of a law's left side that is never counted as explained: smoothing is not better than this.
    private static let floor = 1e-8

    /// The linear equations of each law.
    let laws: [Regression]

    /// How many terms they know.
    var termCount: Int { laws.first?.norms.count ?? 0 }

    /// Projects curves and the values of all terms along them onto test functions.
    init(_ curves: Curves, _ formulation: Formulation, termValues: [[Double]], _ functions: TestFunctions) {
        let products = Gram(termValues.map { functions.integrals(of: $0) })
        laws = formulation.laws.map { law in
            Regression(
                products, side: functions.integralsOfDerivative(of: curves.states[law.target]), floor: Self.floor)
        }
    }

    /// Both laws in one, each of whose terms stands in the first and its image in the second.
    static func symmetric(
        _ curves: Curves, _ formulation: Formulation, termValues: [[Double]], _ images: [(place: Int, sign: Double)?],
        _ functions: TestFunctions
    ) -> Regression {
        let integrals = termValues.map { functions.integrals(of: $0) }
        let columns = zip(integrals, images).map { integrals_, image in
            image.map { image in integrals_ + integrals[image.place].map { image.sign * $0 } }
                ?? [Double](repeating: 0, count: 2 * functions.count)
        }
        let side = formulation.laws.flatMap { functions.integralsOfDerivative(of: curves.states[$0.target]) }
        return Regression(columns: columns, side: side, floor: floor)
    }
}
