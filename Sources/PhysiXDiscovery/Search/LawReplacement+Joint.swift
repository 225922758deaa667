extension LawReplacement {
    /// In how many parts of the library, the smallest first, laws are chosen together: in larger ones too many sets explain
    /// the measurements.
    private static let jointVocabularies = 2
    /// How many choices are proposed for each.
    private static let jointlyKept = 5
    /// How many terms all laws together may have, and how many more than they have.
    private static let (mostTerms, mostNewTerms) = (12, 3)

    /// Terms for all laws that explain most together.
    ///
    /// Beside wrong terms of the other laws the right ones of one law need not explain anything: laws that are wrong together
    /// keep each other.
    func jointChoices(unless stop: StopRequest) -> [[[Int]]] {
        let lawCount = fit.structure.laws.count
        guard lawCount > 1, let problem = Problem(others: OrthonormalBasis(of: []), side: side) else { return [] }
        let library = language.library
        let most = min(Self.mostTerms, fit.structure.termCount + Self.mostNewTerms)
        var choices: [[[Int]]] = []
        for vocabulary in library.vocabularies.prefix(Self.jointVocabularies) {
            let slots = (0..<lawCount).flatMap { law in vocabulary.map { (law: law, term: $0) } }
            guard !stop.isMade(before: slots.count * side.count) else { break }
            let regression = Regression(
                columns: slots.map { effects[$0.law][$0.term] }, side: problem.side, floor: problem.floor, unless: stop)
            guard !stop.isMade else { break }
            let search = SubsetSearch(regression, costs: slots.map { library.terms[$0.term].cost }, mostTerms: most)
            choices += search.search(among: Array(slots.indices)).prefix(Self.jointlyKept).map { support in
                var laws = [[Int]](repeating: [], count: lawCount)
                for place in support.terms { laws[slots[place].law].append(slots[place].term) }
                return laws.map { $0.sorted() }
            }
        }
        return choices
    }
}
