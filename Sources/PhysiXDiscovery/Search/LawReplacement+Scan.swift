extension LawReplacement {
    /// How many numbers the columns of all patterns have at most, and of how many terms the effects are computed at once: 32
    /// megabytes for each law.
    private static let (mostNumbers, termsAtOnce) = (4_000_000, 64)

    /// Terms with inner constants, one or two at a time, that explain much of a law beside simple ones and beside the
    /// present terms of the other laws; where a stop is requested, some of them.
    func finds(
        of scan: ProfileScan, along paths: SolutionPaths, unless stop: StopRequest = StopRequest()
    ) -> [(law: Int, terms: [Term])] {
        let library = language.library
        let linear = library.terms.indices.filter { (library.terms[$0].degree ?? 2) <= 1 }
        let points = scan.points
        // Where there are many samples, some of them tell as well which terms are worth a fit.
        let excess = points.count * side.count / Self.mostNumbers
        // Samples of all variables alternate, and each of these is to be met.
        let variables = language.formulation.measuredCount
        let step = 1 + variables * ((excess + variables - 1) / variables)
        func thin(_ column: [Double]) -> [Double] {
            step > 1 ? stride(from: 0, to: column.count, by: step).map { column[$0] } : column
        }
        var finds: [(law: Int, terms: [Term])] = []
        for law in fit.structure.laws.indices {
            let others = fit.structure.slots.filter { $0.law != law }.map { effects[$0.law][$0.term] }
            let basis = OrthonormalBasis(of: (states.directions + others).map(thin))
            guard let problem = Problem(others: basis, side: basis.remainder(of: thin(side))) else { continue }
            func project(_ terms: [Term]) -> [[Double]] {
                stride(from: 0, to: terms.count, by: Self.termsAtOnce).flatMap { first in
                    let some = Array(terms[first..<min(first + Self.termsAtOnce, terms.count)])
                    return (paths.responses(to: some, in: law..<law + 1, unless: stop)?[0] ?? [])
                        .map { basis.remainder(of: thin($0)) }
                }
            }
            let grid = scan.grid(project(points))
            for base in [linear, library.simpleTerms] {
                finds += scan.finds(
                    in: problem.side, beside: base.map { basis.remainder(of: thin(effects[law][$0])) }, grid,
                    floor: problem.floor, project
                ).map { (law, $0) }
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
