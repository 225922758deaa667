import PhysiXKernel

/// Whole laws in place of those of a fit, chosen in the space of trajectories.
///
/// Along a solution that follows the measurements, by whatever law and over however many segments, every term's effect on
/// the residuals is known to first order. Which terms explain the measurements best is then a linear problem whose errors
/// are those of the measurements themselves and not of their smoothing: a law that a climb one term at a time would never
/// reach is found in one step.
struct LawReplacement {
    /// Other laws, what is predicted to be left, and where their fit can start.
    struct Proposal {
        var structure: Structure
        /// The predicted sum of squares, in units of the noise.
        var squares: Double
        var start: Unknowns
    }

    /// How many sets of terms are proposed for each law and part of the library.
    private static let keptPerVocabulary = 3
    /// How many are combined with the best of the other laws.
    private static let combinedCount = 4

    let fit: Fit
    let language: Language
    /// What the initial states can imitate.
    let states: OrthonormalBasis
    /// What terms have to explain, outside of that: minus the residuals, and what the present terms explain.
    let side: [Double]
    /// For each law the effect of every term's coefficient, outside of what the initial states can imitate.
    let effects: [[[Double]]]

    /// - Parameters:
    ///   - fit: whose solution follows the measurements.
    ///   - language: what its terms are.
    ///   - linearization: its residuals and their derivatives.
    ///   - responses: how each term that it lacks would move the residuals.
    init?(
        _ fit: Fit, _ language: Language, _ linearization: Linearization,
        responses: [(law: Int, term: Int, values: [Double])]
    ) {
        guard !responses.isEmpty else { return nil }
        self.fit = fit
        self.language = language
        let states = OrthonormalBasis(
            of: (fit.parameters.count..<linearization.width).map { linearization.column($0) })
        var side = linearization.residuals.map { -$0 }
        var effects = fit.structure.laws.map { _ in [[Double]](repeating: [], count: language.library.terms.count) }
        for (slot, range) in zip(fit.structure.slots, language.parameterRanges(fit.structure)) {
            let column = linearization.column(range.lowerBound)
            let coefficient = fit.parameters[range.lowerBound]
            for index in side.indices { side[index] += coefficient * column[index] }
            effects[slot.law][slot.term] = states.remainder(of: column)
        }
        for response in responses { effects[response.law][response.term] = states.remainder(of: response.values) }
        self.states = states
        self.side = states.remainder(of: side)
        self.effects = effects
    }

    /// Other sets of terms for one law while the others keep theirs, and for all of them together; where a stop is
    /// requested, some of them.
    func proposals(unless stop: StopRequest = StopRequest()) -> [Proposal] {
        let choices = fit.structure.laws.indices.map { self.choices(law: $0, unless: stop) }
        var structures: Set<Structure> = []
        var proposals: [Proposal] = []
        func propose(_ laws: [[Int]]) {
            let structure = Structure(laws: laws)
            guard structure != fit.structure, structures.insert(structure).inserted,
                !stop.isMade(before: structure.termCount * side.count)
            else { return }
            proposals.append(proposal(structure))
        }
        let best = zip(choices, fit.structure.laws).map { $0.first ?? $1 }
        propose(best)
        for law in choices.indices {
            for (rank, terms) in choices[law].enumerated() {
                var laws = fit.structure.laws
                laws[law] = terms
                propose(laws)
                guard rank < Self.combinedCount else { continue }
                laws = best
                laws[law] = terms
                propose(laws)
            }
        }
        for laws in jointChoices(unless: stop) { propose(laws) }
        return proposals
    }

    /// The sets of terms that explain most beside the present terms of the other laws.
    private func choices(law: Int, unless stop: StopRequest) -> [[Int]] {
        let library = language.library
        guard let regression = regression(law: law, unless: stop) else { return [] }
        let search = SubsetSearch(regression, costs: library.terms.map(\.cost))
        var found: [Support] = []
        for vocabulary in library.vocabularies {
            for support in search.search(among: vocabulary).prefix(Self.keptPerVocabulary)
            where !found.contains(where: { $0.terms == support.terms }) {
                found.append(support)
            }
        }
        return found.sorted { $0.score < $1.score }.map(\.terms)
    }

    /// What the terms of a law have to explain beside the present terms of the others.
    struct Problem {
        /// What the others contribute.
        let others: OrthonormalBasis
        /// What is left, outside of that.
        let side: [Double]
        /// The part of it that is never counted as explained: it cannot be told from noise.
        let floor: Double

        /// `nil` where nothing is left.
        init?(others: OrthonormalBasis, side: [Double]) {
            let square = dot(side, side)
            guard square > 0 else { return nil }
            self.others = others
            self.side = side
            floor = Criterion.trustedShare * Criterion.trustedShare * Double(side.count) / square
        }
    }

    /// The problem of one law; `nil` where nothing is left.
    func problem(law: Int) -> Problem? {
        let others = OrthonormalBasis(
            of: fit.structure.slots.filter { $0.law != law }.map { effects[$0.law][$0.term] })
        return Problem(others: others, side: others.remainder(of: side))
    }

    /// The same with the effects of all terms; `nil` where a stop is requested, too.
    func regression(law: Int, unless stop: StopRequest) -> Regression? {
        guard let problem = problem(law: law), !stop.isMade(before: effects[law].count * side.count) else { return nil }
        let regression = Regression(
            columns: effects[law].map { problem.others.remainder(of: $0) }, side: problem.side, floor: problem.floor,
            unless: stop)
        return stop.isMade ? nil : regression
    }

    func proposal(_ structure: Structure) -> Proposal {
        let columns = structure.slots.map { effects[$0.law][$0.term] }
        let rest = OrthonormalBasis(of: columns).remainder(of: side)
        let coefficients = Regression(columns: columns, side: side, floor: 0).coefficients(of: Array(columns.indices))
        var start = fit.unknowns
        start.parameters = []
        for (slot, coefficient) in zip(structure.slots, coefficients) {
            start.parameters.append(coefficient)
            start.parameters += inner(of: slot)
        }
        return Proposal(structure: structure, squares: dot(rest, rest), start: start)
    }

    /// The inner constants of a term: as they are in the fit, or where their search starts.
    private func inner(of slot: (law: Int, term: Int)) -> [Double] {
        guard let index = fit.structure.slots.firstIndex(where: { $0 == slot }) else {
            return language.library.terms[slot.term].innerStarts
        }
        return Array(fit.parameters[language.parameterRanges(fit.structure)[index].dropFirst()])
    }
}
