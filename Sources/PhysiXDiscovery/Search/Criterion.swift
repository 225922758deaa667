/// The criterion that decides between laws: an extended Bayesian information criterion of the measurements themselves,
/// never of their smoothing.
///
/// It is the logarithm of the misfit times the number of values, plus what the law costs to write down: every constant
/// and every initial value at the precision that the data give it, every term at its rarity in the library.
/// *Source*: Chen and Chen, Biometrika 95, 2008.
struct Criterion {
    private let counts: [Double]
    private var floors: [Double]
    private let isExact: [Bool]
    private let spreads: [Double]
    private let valueCount: Double
    private let library: Library
    private let hiddenCount: Int

    /// The part of the estimated noise below which a smaller misfit earns nothing: it cannot be the law's merit.
    static let trustedShare = 0.2
    /// The part of an exact variable's spread above which a misfit always counts.
    private static let coarsest = 2e-3
    /// How much larger than the best law's a misfit must be to count, where the measurements are exact.
    private static let tolerance = 5.0
    /// What a quantity that was not measured costs, in nats. Every first-order law can be differentiated into a
    /// second-order one that fits as well.
    private static let costOfHiddenState = 3.0
    /// The weight of the library's size, between 0 (BIC) and 1 (the strictest extended BIC).
    static let sizeWeight = 0.5

    init(_ measurements: Measurements, noise: NoiseEstimate, _ language: Language) {
        counts = measurements.columns.indices.map { Double(measurements.count(of: $0)) }
        floors = noise.deviations.map { ($0 * Self.trustedShare) * ($0 * Self.trustedShare) }
        isExact = noise.isExact
        spreads = measurements.spreads
        valueCount = Double(measurements.valueCount)
        library = language.library
        hiddenCount = language.formulation.stateNames.count - language.formulation.measuredCount
    }

    /// Where the measurements are exact, stops counting misfits of the best law's order of magnitude.
    ///
    /// What is left there is the error of whoever made or integrated the data, and terms that describe it are no law.
    mutating func disregardMisfits(near best: [Double]) {
        for variable in floors.indices where isExact[variable] {
            let share = Self.tolerance * (best[variable] / counts[variable]).squareRoot()
            let floor = min(share, Self.coarsest * spreads[variable])
            floors[variable] = max(floors[variable], floor * floor)
        }
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
        var length = Double(unknowns) * priceOfConstant + 2 * Self.costOfHiddenState * Double(hiddenCount)
        for slot in structure.slots { length += price(of: slot.term) }
        return length
    }

    /// What a term costs besides its constants.
    func price(of term: Int) -> Double {
        2 * library.terms[term].cost + 2 * Self.sizeWeight * Elementary.log(Double(library.terms.count))
    }

    /// What one constant costs.
    var priceOfConstant: Double { Elementary.log(valueCount) }
}
