extension LawReplacement {
    /// Terms with inner constants, one or two at a time, that explain much of a law beside simple ones and beside the
    /// present terms of the other laws; where a stop is requested, some of them.
    func finds(
        of scan: ProfileScan, along paths: SolutionPaths, unless stop: StopRequest = StopRequest()
    ) -> [(law: Int, terms: [Term])] {
        guard let points = paths.responses(to: scan.points, in: fit.structure.laws.indices, unless: stop) else {
            return []
        }
        let library = language.library
        let linear = library.terms.indices.filter { (library.terms[$0].degree ?? 2) <= 1 }
        var finds: [(law: Int, terms: [Term])] = []
        for law in fit.structure.laws.indices {
            guard let problem = problem(law: law) else { continue }
            func outside(_ responses: [[Double]]) -> [[Double]] {
                responses.map { problem.others.remainder(of: states.remainder(of: $0)) }
            }
            let grid = scan.grid(outside(points[law]))
            for base in [linear, library.simpleTerms] {
                finds += scan.finds(
                    in: problem.side, beside: base.map { problem.others.remainder(of: effects[law][$0]) }, grid,
                    floor: problem.floor
                ) { terms in
                    outside(paths.responses(to: terms, in: law..<law + 1, unless: stop)?[0] ?? [])
                }.map { (law, $0) }
            }
        }
        return finds
    }

    /// Laws of simple terms beside sets of others that were found to explain much of one law: in that law alone, and in all
    /// of them, because equations of a system share terms.
    func proposals(with finds: [(law: Int, terms: [Int])], unless stop: StopRequest = StopRequest()) -> [Proposal] {
        let simple = language.library.simpleTerms
        let regressions = fit.structure.laws.indices.map { regression(law: $0, unless: stop) }
        var structures: Set<Structure> = []
        var proposals: [Proposal] = []
        for find in finds {
            let supports = regressions.map { regression in
                regression.flatMap {
                    SubsetSearch($0, costs: language.library.terms.map(\.cost)).search(among: simple + find.terms).first
                }
            }
            let all = zip(supports, fit.structure.laws).map { $0?.terms ?? $1 }
            var one = fit.structure.laws
            one[find.law] = all[find.law]
            for laws in [one, all] {
                let structure = Structure(laws: laws)
                guard structure != fit.structure, structures.insert(structure).inserted,
                    !stop.isMade(before: structure.termCount * side.count)
                else { continue }
                proposals.append(proposal(structure))
            }
        }
        return proposals
    }
}
