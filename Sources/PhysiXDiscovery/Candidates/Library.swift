/// The terms that a law of a formulation may contain, each with a cost that says how rarely laws do.
///
/// The costs are those under which a prototype found the most textbook laws; they enter the criterion twice, once for
/// each half of a likelihood ratio.
struct Library {
    /// The terms; structures refer to them by index.
    private(set) var terms: [Term]
    /// For each law the sets of one or two terms with inner constants that explain much of it, by index.
    private(set) var finds: [[[Int]]]
    /// The terms whose inner constants are still open.
    let patterns: [Pattern]
    /// What the user wants and mechanics suggests of terms.
    private let admit: @Sendable ([Term]) -> [Term]

    /// The part of a law's left side that the profile scan never counts as explained.
    private static let floor = 1e-9
    /// What values of a term along curves and their integrals cost at each point, in numbers.
    private static let numbersPerPoint = 4

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
        patterns =
            PatternBuilder(formulation, ranges: builder.ranges, span: curves.span).patterns
            + written.filter { !$0.limits.isEmpty }
        let prior = MechanicalPrior(formulation, curves, ranges: builder.ranges)
        admit = { terms in wishes.permitted(terms, formulation, curves).map { wishes.hint.adjust(prior.adjust($0)) } }
        terms = admit(builder.terms)
        finds = formulation.laws.map { _ in [] }
        let scan = ProfileScan(patterns, curves, resolution: resolution, lawCount: formulation.laws.count, stop: stop)
        func project(_ terms: [Term]) -> [[Double]] {
            terms.prefix { _ in !stop.isMade(before: Self.numbersPerPoint * curves.times.count) }
                .map { functions.integrals(of: $0.values(on: curves)) }
        }
        let grid = scan.grid(project(scan.points))
        for (place, law) in formulation.laws.enumerated() {
            let side = functions.integralsOfDerivative(of: curves.states[law.target])
            let linear = simple.filter { ($0.degree ?? 0) <= 1 }
            let own = linear.filter { Set($0.factors.flatMap(\.states)).isSubset(of: [law.variable, law.target]) }
            for base in [own, linear, simple] {
                for terms in scan.finds(in: side, beside: project(base), grid, floor: Self.floor, project) {
                    add(terms, toLaw: place, price: scan.priceOfChoice)
                }
            }
        }
        if let exchange = Exchange(formulation) {
            let side = formulation.laws.flatMap { functions.integralsOfDerivative(of: curves.states[$0.target]) }
            self.scan(scan, under: exchange, side: side, beside: simple, project)
        }
    }

    /// Finds terms of two laws that are the same but for an exchange of their variables.
    private mutating func scan(
        _ scan: ProfileScan, under exchange: Exchange, side: [Double], beside base: [Term],
        _ project: @escaping ProfileScan.Projection
    ) {
        func both(_ terms: [Term]) -> [[Double]] {
            let images = terms.map { exchange.image(of: $0) }
            return zip(project(terms), zip(project(images.map(\.term)), images)).map { own, image in
                own + image.0.map { image.1.sign * $0 }
            }
        }
        let grid = scan.grid(both(scan.points))
        for terms in scan.finds(in: side, beside: both(base), grid, floor: Self.floor, both) {
            add(terms, toLaw: 0, price: scan.priceOfChoice)
            add(terms.map { exchange.image(of: $0).term }, toLaw: 1, price: scan.priceOfChoice)
        }
    }

    /// Adds terms that explain much of a law together with simple ones, at the price of their choice in nats; returns
    /// their places, or `nil` where one of them is not wanted.
    @discardableResult
    mutating func add(_ found: [Term], toLaw law: Int, price: Double) -> [Int]? {
        let admitted = admit(found)
        guard admitted.count == found.count else { return nil }
        let places = admitted.map { place(of: $0.costing(price)) }
        finds[law].append(places)
        return places
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
        // Where a tier is empty, parts are equal.
        return (tiers + mixtures).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// How many terms there are up to a tier: as many as a law that needs no later one had to be chosen from.
    func count(upTo tier: Term.Tier) -> Int { terms.count { $0.tier <= tier } }

    /// The values of every term along curves.
    func values(on curves: Curves) -> [[Double]] { terms.map { $0.values(on: curves) } }
}
