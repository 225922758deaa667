/// A fit whose constants are final, with how well the measurements determine them.
struct PolishedFit {
    var fit: Fit
    /// For each constant its standard error; infinite where it is not determined.
    var uncertainty: [Double]
    /// The coefficients that are exactly 1 or −1 and need not be written.
    var units: Set<Int>
}

extension Fitter {
    /// Enough steps to reach the minimum.
    private static let thorough = LevenbergMarquardt(steps: 40, gain: 1e-9)

    /// Makes a fit exact, and its constants simple where the measurements do not object.
    mutating func polish(_ rough: Fit) -> PolishedFit? {
        guard let fit = fit(rough.structure, from: [rough.unknowns], Self.thorough) else { return nil }
        let uncertainty = standardErrors(fit)
        return simplify(fit, uncertainty)
    }

    /// The standard errors of a fit's constants from the curvature at the minimum.
    private mutating func standardErrors(_ fit: Fit) -> [Double] {
        let undetermined = fit.parameters.map { _ in Double.infinity }
        guard let linearization = linearize(fit) else { return undetermined }
        let equations = linearization.normalEquations
        guard let factor = equations.information.cholesky() else { return undetermined }
        let freedom = Double(max(1, linearization.residuals.count - fit.unknowns.count))
        // Exact measurements still are not exact beyond their resolution.
        let variance = max(equations.total / freedom, Criterion.trustedShare * Criterion.trustedShare)
        return factor.inverseDiagonal().prefix(fit.parameters.count).map { ($0 * variance).squareRoot() }
    }

    /// Rounds one constant after the other, the others following, as long as the misfit does not notice.
    private mutating func simplify(_ fit: Fit, _ uncertainty: [Double]) -> PolishedFit {
        var current = fit
        var frozen: Set<Int> = []
        var units: Set<Int> = []
        let coefficients = Set(language.parameterRanges(fit.structure).map(\.lowerBound))
        for (index, error) in uncertainty.enumerated() {
            guard let round = Rounding.simplest(current.parameters[index], within: Self.objection * error) else {
                continue
            }
            var unknowns = current.unknowns
            unknowns.parameters[index] = round
            guard let trial = self.fit(
                fit.structure, from: [unknowns], frozen: frozen.union([index]), Self.following),
                criterion.misfit(trial.squares) < criterion.misfit(fit.squares) + 1
            else { continue }
            current = trial
            frozen.insert(index)
            if round.magnitude == 1, coefficients.contains(index) { units.insert(index) }
        }
        current.score -= criterion.priceOfConstant * Double(units.count)
        return PolishedFit(fit: current, uncertainty: uncertainty, units: units)
    }

    /// Enough steps for the other constants to follow one that was rounded.
    private static let following = LevenbergMarquardt(steps: 4, gain: 1e-4)
    /// How many standard errors a rounded constant may lie away.
    private static let objection = 0.6
}

/// Simple numbers near measured ones.
enum Rounding {
    /// The number with the fewest significant digits, at most four, within a distance; `nil` where there is none.
    static func simplest(_ value: Double, within distance: Double) -> Double? {
        guard value != 0, value.isFinite, distance.isFinite else { return nil }
        for digits in 1...4 {
            let rounded = round(value, digits: digits)
            if (rounded - value).magnitude <= distance { return rounded }
        }
        return nil
    }

    /// A number rounded to a count of significant decimal digits.
    static func round(_ value: Double, digits: Int) -> Double {
        var exponent = 0
        var mantissa = value.magnitude
        while mantissa >= 10, exponent < 400 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < 1, exponent > -400 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        // Dividing by a power of ten rounds once; multiplying by its inverse would round twice.
        let places = digits - 1 - exponent
        let scale = power(of: 10, places.magnitude)
        return places >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    }

    private static func power(of base: Double, _ exponent: UInt) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
