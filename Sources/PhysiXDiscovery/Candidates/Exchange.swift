/// The exchange of the two variables of a system with two laws, under which it may remain what it is: two magnets, two
/// species, two eyes.
struct Exchange: Sendable {
    /// For each state variable the one whose place it takes.
    private let images: [Int]

    /// The exchange of a formulation; `nil` where it does not have two laws of the same order.
    init?(_ formulation: Formulation) {
        let laws = formulation.laws
        guard laws.count == 2, laws[0].order == laws[1].order else { return nil }
        var images = Array(formulation.stateNames.indices)
        images.swapAt(laws[0].variable, laws[1].variable)
        if laws[0].order == 2 { images.swapAt(laws[0].target, laws[1].target) }
        self.images = images
    }

    /// The same term of the exchanged variables, with the sign that its coefficient takes.
    func image(of term: Term) -> (term: Term, sign: Double) {
        var image = term
        image.factors = term.factors.map { $0.relabeled { images[$0] } }
        let turned = term.factors.count { if case .sine(.difference) = $0 { true } else { false } }
        return (image, turned.isMultiple(of: 2) ? 1 : -1)
    }
}

extension Library {
    /// For each term the place of the same term of exchanged variables, with the sign that its coefficient takes; `nil`
    /// where the library lacks it.
    func images(under exchange: Exchange) -> [(place: Int, sign: Double)?] {
        let places = Dictionary(grouping: terms.indices) { Set(terms[$0].factors) }
        return terms.map { term in
            let (image, sign) = exchange.image(of: term)
            return places[Set(image.factors)]?.first {
                terms[$0].factors.count == image.factors.count && terms[$0].hasConstants(of: image)
            }.map { ($0, sign) }
        }
    }
}
