/// The terms that a law of a formulation may contain, each with a cost that says how rarely laws do.
///
/// The costs are those under which a prototype found the most textbook laws; they enter the criterion twice, once for
/// each half of a likelihood ratio.
struct Library {
    /// The terms; structures refer to them by index.
    let terms: [Term]

    /// Builds the library for what was measured.
    ///
    /// - Parameters:
    ///   - formulation: the state variables.
    ///   - curves: the measured curves; terms that are singular or overflow on them are left out.
    ///   - drivingFrequencies: the angular frequencies of a driving force that are worth trying.
    ///   - hint: words that make some terms cheaper.
    init(_ formulation: Formulation, curves: Curves, drivingFrequencies: [Double], hint: Hint) {
        var builder = LibraryBuilder(formulation, curves)
        builder.addPolynomials()
        builder.addTrigonometric()
        builder.addDrag()
        builder.addCentralForces()
        builder.addSaturating()
        builder.addExponentials()
        builder.addSingular()
        builder.addDriving(drivingFrequencies)
        let prior = MechanicalPrior(formulation, curves, ranges: builder.ranges)
        terms = builder.terms.map { hint.adjust(prior.adjust($0)) }
    }

    /// The values of every term along curves.
    func values(on curves: Curves) -> [[Double]] { terms.map { $0.values(on: curves) } }
}
