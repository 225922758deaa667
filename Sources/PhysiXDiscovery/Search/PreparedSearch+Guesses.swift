/// Structures that the weak form suggests, before any is integrated.
struct Guesses {
    /// Those of laws of no more than a few terms; the empty law is the first.
    fileprivate(set) var usual: [Structure] = []
    /// Those of longer laws; where curves are smoothed badly they follow anything, and must not be the first.
    fileprivate(set) var longer: [Structure] = []
    private var seen: Set<Structure> = []

    /// The most terms that a polynomial may have.
    fileprivate static let largestSize = 8

    fileprivate mutating func add(_ laws: [[Int]]) {
        let structure = Structure(laws: laws)
        guard seen.insert(structure).inserted else { return }
        if laws.allSatisfy({ $0.count <= SubsetSearch.usualSize }) {
            usual.append(structure)
        } else {
            longer.append(structure)
        }
    }
}

extension PreparedSearch {
    /// For every tier of the library the best laws, and the best of each size.
    ///
    /// Where a stop is requested they are those found so far.
    func firstGuesses(unless stop: StopRequest = StopRequest()) -> Guesses {
        var guesses = Guesses()
        guesses.add(language.formulation.laws.map { _ in [] })
        let terms = language.library.terms
        let costs = terms.map(\.cost)
        guard !stop.isMade else { return guesses }
        let finds = language.formulation.laws.indices.map { supportsOfFinds(law: $0) }
        for allowed in language.library.vocabularies {
            // Each law's search grows some hundred sets by every term.
            guard !stop.isMade(before: 100 * allowed.count * finds.count) else { return guesses }
            let all = language.formulation.laws.indices.map { law in
                // Long laws are of one kind of terms.
                let most =
                    allowed.allSatisfy { terms[$0].tier <= .polynomial } ? Guesses.largestSize : SubsetSearch.usualSize
                let found = SubsetSearch(weakForm.laws[law], costs: costs, mostTerms: most).search(among: allowed)
                guard allowed.count == terms.count else { return found }
                return (found + finds[law]).sorted { $0.score < $1.score }
            }
            add(all.map { $0.filter { $0.terms.count <= SubsetSearch.usualSize } }, to: &guesses)
            if let laws = symmetricLaws(among: allowed) { guesses.add(laws) }
            guesses.add(all.map { $0[0].terms })
        }
        return guesses
    }

    /// Adds what the best supports of each law suggest together.
    private func add(_ supports: [[Support]], to guesses: inout Guesses) {
        guesses.add(supports.map { $0[0].terms })
        for size in 1...SubsetSearch.usualSize {
            guesses.add(supports.map { law in (law.first { $0.terms.count <= size } ?? law[0]).terms })
        }
        // A single law has few rivals in all, and the weak form ranks those of one or two terms only roughly.
        if supports.count == 1 {
            for support in supports[0] where support.terms.count <= 2 { guesses.add([support.terms]) }
        }
        // Where one law is doubtful, its rivals stand beside the best of the others.
        for law in supports.indices {
            for rival in supports[law].prefix(3).dropFirst() {
                var laws = supports.map { $0[0].terms }
                laws[law] = rival.terms
                guesses.add(laws)
            }
        }
    }

    /// The best laws that are the same but for an exchange of their variables.
    private func symmetricLaws(among allowed: [Int]) -> [[Int]]? {
        guard let symmetry else { return nil }
        return SubsetSearch(symmetry.regression, costs: language.library.terms.map(\.cost))
            .search(among: allowed.filter { symmetry.images[$0] != nil }).first
            .map { [$0.terms, $0.terms.compactMap { symmetry.images[$0]?.place }.sorted()] }
    }

    /// The best sets of simple terms beside what the profile scan found for a law; among all terms of a large library
    /// such a set is easily lost, because parts of it say little.
    private func supportsOfFinds(law: Int) -> [Support] {
        let library = language.library
        let search = SubsetSearch(
            weakForm.laws[law], costs: library.terms.map(\.cost))
        return library.finds[law].compactMap { find in search.search(among: library.simpleTerms + find).first }
    }
}
