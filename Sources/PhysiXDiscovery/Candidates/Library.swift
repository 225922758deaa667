/// The terms that a law of a formulation may contain, each with a cost that says how rarely laws do.
///
/// The costs are those under which a prototype found the most textbook laws; they enter the criterion twice, once for
/// each half of a likelihood ratio.
struct Library {
    /// The terms; structures refer to them by index.
    private(set) var terms: [Term]
    /// For each law the sets of one or two terms with inner constants that explain much of it, by index.
    private(set) var finds: [[[Int]]]

    /// Builds the library for what was measured.
    ///
    /// - Parameters:
    ///   - formulation: the state variables.
    ///   - curves: the measured curves; terms that are singular or overflow on them are left out.
    ///   - functions: against which the laws are integrated, to find inner constants.
    ///   - resolution: the noise of the measurements relative to their spread.
    ///   - wishes: what the user wants to be cheaper, and to be there or not.
    ///   - stop: where it is made, terms with inner constants may be missing.
    init(
        _ formulation: Formulation, curves: Curves, functions: TestFunctions, resolution: Double, wishes: Wishes,
        stop: StopRequest = StopRequest()
    ) {
        var builder = LibraryBuilder(formulation, curves)
        builder.addPolynomials()
        builder.addTrigonometric()
        builder.addDrag()
        builder.addCentralForces()
        builder.addPairForces()
        builder.addSingular()
        builder.addDriving(DrivingFrequency.likely(curves, formulation, functions))
        let simple = builder.terms.filter { ($0.degree ?? 3) <= 2 }
        let written = wishes.terms(formulation)
        for pattern in written where pattern.limits.isEmpty { builder.add(pattern.term([])) }
        let patterns =
            PatternBuilder(formulation, ranges: builder.ranges, span: curves.span).patterns
            + written.filter { !$0.limits.isEmpty }
        let scan = ProfileScan(curves, formulation, functions, resolution: resolution, patterns: patterns, stop: stop)
        func bases(_ law: Formulation.Law) -> [[[Double]]] {
            let linear = simple.filter { ($0.degree ?? 0) <= 1 }
            let own = linear.filter { Set($0.factors.flatMap(\.states)).isSubset(of: [law.variable, law.target]) }
            return [own, linear, simple].map { $0.map { $0.values(on: curves) } }
        }
        let prior = MechanicalPrior(formulation, curves, ranges: builder.ranges)
        func admit(_ terms: [Term]) -> [Term] {
            wishes.permitted(terms, formulation, curves).map { wishes.hint.adjust(prior.adjust($0)) }
        }
        terms = admit(builder.terms)
        finds = formulation.laws.map { _ in [] }
        for find in scan.finds(beside: bases) {
            let admitted = admit(find.terms).map { $0.costing(scan.priceOfChoice) }
            if admitted.count == find.terms.count { finds[find.law].append(admitted.map { place(of: $0) }) }
        }
    }

    /// The index of a term, or of one that is almost the same; where there is none, the term is added.
    private mutating func place(of term: Term) -> Int {
        if let known = terms.firstIndex(where: { $0.isAlike(term) }) { return known }
        terms.append(term)
        return terms.count - 1
    }

    /// The simplest terms, which stand beside what a profile scan finds.
    var simpleTerms: [Int] { terms.indices.filter { terms[$0].tier == .quadratic } }

    /// Parts of the library in which first guesses are looked for, by index: the tiers, and each kind of rarer terms
    /// beside the quadratic ones alone.
    var vocabularies: [[Int]] {
        let tiers = Term.Tier.allCases.map { tier in terms.indices.filter { terms[$0].tier <= tier } }
        let mixtures = [Term.Tier.oscillating, .singular, .everything].map { tier in
            terms.indices.filter { terms[$0].tier == .quadratic || terms[$0].tier == tier }
        }
        return tiers + mixtures
    }

    /// How many terms there are up to a tier: as many as a law that needs no later one had to be chosen from.
    func count(upTo tier: Term.Tier) -> Int { terms.count { $0.tier <= tier } }

    /// The values of every term along curves.
    func values(on curves: Curves) -> [[Double]] { terms.map { $0.values(on: curves) } }
}
