import PhysiXKernel

/// The criterion that decides between laws: an extended Bayesian information criterion of the measurements themselves,
/// never of their smoothing.
///
/// It is the logarithm of the misfit times the number of values, plus what the law costs to write down: every constant
/// and every initial value at the precision that the data give it, every term at its rarity in the library.
/// *Source*: Chen and Chen, Biometrika 95, 2008.
struct Criterion {
    private let counts: [Double]
    /// What the weights of the samples add to the logarithm of their likelihood.
    private let logarithmOfWeights: Double
    private var weights: [Double]
    private var floors: [Double]
    private let isExact: [Bool]
    private let spreads: [Double]
    private let valueCount: Double
    private var library: Library
    /// For each law and term what it is called where a law of the system repeats it.
    private var forms: [[[Int]]]
    /// For each tier the logarithm of how many terms there are up to it.
    private let sizeOfTier: [Double]
    private let formulation: Formulation

    /// The part of the estimated noise below which a smaller misfit earns nothing: it cannot be the law's merit.
    static let trustedShare = 0.2
    /// The part of an exact variable's spread above which a misfit always counts.
    private static let coarsest = 2e-3
    /// How much larger than the best law's a misfit must be to count, where the measurements are exact.
    private static let tolerance = 5.0
    /// The largest correlation of residuals that counts as noise; a law whose residuals hang together more is wrong.
    private static let strongestPersistence = 0.7
    /// What a quantity that was not measured costs, in nats.
    ///
    /// Every first-order law can be differentiated into a second-order one that fits as well.
    private static let costOfHiddenState = 3.0
    /// What each kind of terms beyond the first uncommon one costs, in nats: laws seldom mix them.
    private static let costOfFamily = 2.5
    /// The weight of the library's size, between 0 (BIC) and 1 (the strictest extended BIC).
    static let sizeWeight = 0.5
    /// The same for the size of the tier from which a term comes.
    private static let tierWeight = 0.8

    init(_ measurements: Measurements, noise: NoiseEstimate, _ language: Language) {
        counts = measurements.columns.indices.map { Double(measurements.count(of: $0)) }
        weights = counts.map { _ in 1 }
        logarithmOfWeights = measurements.columns.indices.reduce(0) { sum, variable in
            zip(noise.weights[variable], measurements.columns[variable]).reduce(sum) {
                $1.1.isNaN ? $0 : $0 + 2 * Elementary.log($1.0)
            }
        }
        floors = noise.deviations.map { ($0 * Self.trustedShare) * ($0 * Self.trustedShare) }
        isExact = noise.isExact
        spreads = measurements.spreads
        valueCount = Double(measurements.valueCount)
        library = language.library
        forms = Self.forms(language.library, language.formulation)
        sizeOfTier = Term.Tier.allCases.map { Elementary.log(Double(max(1, language.library.count(upTo: $0)))) }
        formulation = language.formulation
    }

    /// Judges terms that were added to the library as well; what those before cost remains.
    mutating func learn(_ library: Library) {
        self.library = library
        forms = Self.forms(library, formulation)
    }

    /// Numbers by which terms of several laws are known as the same.
    ///
    /// Laws of one system share terms, such as the meetings of predator and prey, or have the same term of their own
    /// variable each, such as drag, or, where there are two, of their own and the other's: to repeat one costs no more
    /// than to say which.
    private static func forms(_ library: Library, _ formulation: Formulation) -> [[[Int]]] {
        var numbers: [[Factor: Int]: Int] = [:]
        func number(_ factors: [Factor]) -> Int {
            let form = factors.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            if let known = numbers[form] { return known }
            numbers[form] = numbers.count
            return numbers.count - 1
        }
        let laws = formulation.laws
        return laws.indices.map { law in
            let own = laws[law]
            let other = laws.count == 2 ? laws[1 - law] : nil
            func label(_ state: Int) -> Int {
                if state == own.variable { return -1 }
                if state == own.target { return -2 }
                return state == other?.variable ? -3 : state == other?.target ? -4 : state
            }
            return library.terms.map { term in
                [number(term.factors), number(term.factors.map { $0.relabeled(label) })]
            }
        }
    }

    /// Learns from the best law how much the misfits say.
    ///
    /// Where the measurements are exact, misfits of the best law's order of magnitude stop counting: what is left there
    /// is the error of whoever made or integrated the data, and terms that describe it are no law. Where they are noisy
    /// and the best law's residuals hang together, there are fewer independent ones than measurements.
    mutating func learn(_ lesson: Lesson) {
        for variable in floors.indices {
            if isExact[variable] {
                let floor = min(Self.tolerance * lesson.deviations[variable], Self.coarsest * spreads[variable])
                floors[variable] = max(floors[variable], floor * floor)
            } else {
                let correlation = min(max(0, lesson.persistence[variable]), Self.strongestPersistence)
                weights[variable] = (1 - correlation) / (1 + correlation)
            }
        }
    }

    /// What the misfit costs.
    func misfit(_ squares: [Double]) -> Double {
        var sum = logarithmOfWeights
        for variable in counts.indices {
            sum +=
                weights[variable] * counts[variable]
                * Elementary.log(squares[variable] / counts[variable] + floors[variable])
        }
        return sum
    }

    /// What a predicted misfit costs, all variables taken together, from the sum of squares in units of the noise.
    func misfit(predicted squares: Double) -> Double {
        valueCount * Elementary.log(max(squares, 0) / valueCount + Self.trustedShare * Self.trustedShare)
    }

    /// What writing down a law costs when so many constants and initial values were fitted.
    func length(_ structure: Structure, unknowns: Int) -> Double {
        let hiddenCount = formulation.stateNames.count - formulation.measuredCount
        var length = price(ofUnknowns: unknowns) + 2 * Self.costOfHiddenState * Double(hiddenCount)
        var mentioned: Set<Int> = []
        for slot in structure.slots {
            let names = forms[slot.law][slot.term]
            if mentioned.isDisjoint(with: names) {
                length += 2 * library.terms[slot.term].cost
                length += 2 * Self.tierWeight * sizeOfTier[library.terms[slot.term].tier.rawValue]
            } else {
                length += 2 * Self.sizeWeight * Elementary.log(Double(mentioned.count))
            }
            mentioned.formUnion(names)
        }
        let families = Set(structure.slots.map { library.terms[$0.term].family }).subtracting(TermFamily.common)
        return length + 2 * Self.costOfFamily * Double(max(0, families.count - 1))
    }

    /// What constants and initial values cost together.
    ///
    /// From few values each of them costs more, by the factor of Hurvich and Tsai's corrected criterion, and the variance of
    /// the residuals is judged by its degrees of freedom.
    /// *Source*: Hurvich and Tsai, Biometrika 76, 1989; McQuarrie, Statistics & Probability Letters 44, 1999.
    private func price(ofUnknowns count: Int) -> Double {
        let freedom = max(1, valueCount - Double(count) - 1)
        return Double(count) * priceOfConstant * valueCount / freedom
            + valueCount * Elementary.log(valueCount / (freedom + 1))
    }

    /// What one constant costs.
    var priceOfConstant: Double { Elementary.log(valueCount) }
}
