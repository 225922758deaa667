/// The laws in integral form: against a smooth bump φ that vanishes at both ends of a window, a law y' = Σ c·θ says
/// −∫φ'·y dt = Σ c·∫φ·θ dt, in which nothing measured is differentiated.
///
/// Every bump gives one linear equation for the coefficients.
struct WeakForm {
    /// The part of a law's left side that is never counted as explained: smoothing is not better than this.
    private static let floor = 1e-8

    /// The linear equations of each law.
    let laws: [Regression]

    /// Projects curves and the values of all terms along them onto test functions.
    init(_ curves: Curves, _ formulation: Formulation, termValues: [[Double]], _ functions: TestFunctions) {
        let products = Gram(termValues.map { functions.integrals(of: $0) })
        laws = formulation.laws.map { law in
            Regression(
                products, side: functions.integralsOfDerivative(of: curves.states[law.target]), floor: Self.floor)
        }
    }
}
