/// The criterion that decides between laws: an extended Bayesian information criterion of the measurements themselves,
/// never of their smoothing.
///
/// It is the logarithm of the misfit times the number of values, plus what the law costs to write down: every constant
/// and every initial value at the precision that the data give it, every term at its rarity in the library.
/// *Source*: Chen and Chen, Biometrika 95, 2008.
struct Criterion {
    private let counts: [Double]
    private let floors: [Double]
    private let valueCount: Double
    private let library: Library

    /// The part of the estimated noise below which a smaller misfit earns nothing: it cannot be the law's merit.
    private static let trustedShare = 0.2
    /// The weight of the library's size, between 0 (BIC) and 1 (the strictest extended BIC).
    static let sizeWeight = 0.5

    init(_ measurements: Measurements, noise: NoiseEstimate, library: Library) {
        counts = measurements.columns.indices.map { Double(measurements.count(of: $0)) }
        floors = noise.deviations.map { ($0 * Self.trustedShare) * ($0 * Self.trustedShare) }
        valueCount = Double(measurements.valueCount)
        self.library = library
    }

    /// What the misfit costs.
    func misfit(_ squares: [Double]) -> Double {
        var sum = 0.0
        for variable in counts.indices {
            sum += counts[variable] * Elementary.log(squares[variable] / counts[variable] + floors[variable])
        }
        return sum
    }

    /// What a predicted misfit costs, all variables taken together.
    ///
    /// - Parameter squares: the sum of squared residuals in units of the noise.
    func misfit(predicted squares: Double) -> Double {
        valueCount * Elementary.log(max(squares, 0) / valueCount + Self.trustedShare * Self.trustedShare)
    }

    /// What writing down a law costs.
    ///
    /// - Parameter unknowns: how many constants and initial values were fitted.
    func length(_ structure: Structure, unknowns: Int) -> Double {
        var length = Double(unknowns) * Elementary.log(valueCount)
        for slot in structure.slots { length += price(of: slot.term) }
        return length
    }

    /// What a term costs besides its constants.
    func price(of term: Int) -> Double {
        2 * library.terms[term].cost + 2 * Self.sizeWeight * Elementary.log(Double(library.terms.count))
    }
}
