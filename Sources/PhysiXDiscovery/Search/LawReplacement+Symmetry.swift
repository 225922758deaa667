import PhysiXKernel

extension LawReplacement {
    /// Laws that are the same but for an exchange of their variables.
    func symmetricProposals(unless stop: StopRequest = StopRequest()) -> [Proposal] {
        guard let exchange = Exchange(language.formulation), !stop.isMade(before: effects[0].count * side.count),
            let problem = Problem(others: OrthonormalBasis(of: []), side: side)
        else { return [] }
        let images = language.library.images(under: exchange)
        let columns = images.indices.map { term in
            guard let image = images[term] else { return [Double](repeating: 0, count: side.count) }
            return zip(effects[0][term], effects[1][image.place]).map { $0 + image.sign * $1 }
        }
        let regression = Regression(columns: columns, side: side, floor: problem.floor, unless: stop)
        guard !stop.isMade else { return [] }
        let search = SubsetSearch(regression, costs: language.library.terms.map(\.cost))
        let best = language.library.vocabularies.compactMap { vocabulary in
            search.search(among: vocabulary.filter { images[$0] != nil }).first
        }
        var structures: Set<Structure> = [fit.structure]
        return best.map { Structure(laws: [$0.terms, $0.terms.compactMap { images[$0]?.place }.sorted()]) }
            .filter { structures.insert($0).inserted }.map { proposal($0) }
    }
}
