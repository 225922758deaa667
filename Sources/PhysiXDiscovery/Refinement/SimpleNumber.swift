import PhysiXKernel

/// A number that a law may well have in the place of a measured one, because few are as simple.
///
/// Half of what people write down are numbers of one or two digits. That a measured constant lies within its error of one
/// of them is no surprise where the error is as wide as they lie apart; where it is much narrower, chance hardly explains
/// it, and the constant is more likely to be that very number than any other within the error.
struct SimpleNumber: Hashable {
    /// The number.
    let value: Double
    /// Twice the logarithm of how much likelier it is to be meant than a number that is not simple, if it was measured to
    /// the very value.
    let evidence: Double

    /// A kind of simple numbers: how many there are between 1 and 10, and how often they are met, where numbers that are not
    /// simple count 1.
    ///
    /// Of the 109 constants other than 1 in the textbook systems on which the solver is developed 62 have one digit, 40 two
    /// and 7 three. Measured things need not be so; the odds leave them as good a chance.
    private typealias Kind = (count: Double, odds: Double)

    private static let decimals: [Kind] = [(9, 1), (90, 1), (900, 0.5), (9000, 0.25)]
    private static let thirds: Kind = (18, 0.25)
    private static let largestThird = 7.0

    /// The simple numbers near a measured one that its standard error does not speak against, the most credible first.
    static func near(_ value: Double, error: Double) -> [SimpleNumber] {
        guard value != 0, value.isFinite, error > 0, error < value.magnitude else { return [] }
        var numbers: [SimpleNumber] = []
        func consider(_ simple: Double, _ kind: Kind) {
            let evidence = 2 * Elementary.log(kind.odds * scale(value, error) / kind.count)
            let deviations = (simple - value) / error
            guard evidence > deviations * deviations, !numbers.contains(where: { $0.value == simple }) else { return }
            numbers.append(SimpleNumber(value: simple, evidence: evidence))
        }
        for (index, kind) in decimals.enumerated() { consider(Rounding.round(value, digits: index + 1), kind) }
        let third = (3 * value).rounded() / 3
        if third != 0, third.magnitude < largestThird { consider(third, thirds) }
        return numbers.sorted { $0.credit(value, error) > $1.credit(value, error) }
    }

    /// How credible it is in view of the measured value.
    private func credit(_ measured: Double, _ error: Double) -> Double {
        let deviations = (value - measured) / error
        return evidence - deviations * deviations
    }

    /// How many errors wide, in parts of what Gauss's curve covers, a decade is at a value: numbers that are not simple are
    /// spread evenly over the logarithm.
    private static func scale(_ value: Double, _ error: Double) -> Double {
        value.magnitude * 2.302_585_092_994_046 / (error * 2.506_628_274_631)
    }
}
