import PhysiXKernel

extension StructureSearch {
    /// How many fits each thread makes before the search asks again whether to go on.
    private static let fitsPerThread = 2

    /// Makes the fits of the next few structures of a list where several can go on at a time.
    ///
    /// The search that asks for them one by one remains as it is, and finds the same.
    ///
    /// - Parameters:
    ///   - structures: what will be fitted, in this order.
    ///   - place: how far the search has come in the list.
    ///   - parent: the fit near which they start.
    ///   - segments: the segments over which they are fitted, where they are others than the parent's.
    mutating func foresee(
        _ structures: [Structure], from place: Int, near parent: Fit? = nil, over segments: [Unknowns.Segment]? = nil
    ) {
        let questions = upcoming(structures, from: place).map { structure in
            var starts = prepared.starts(structure, near: parent)
            if let segments {
                starts = [starts[0]]
                starts[0].segments = segments
            }
            return ForeseenFit.Question(structure: structure, starts: starts, method: Self.quick)
        }
        fitter.foresee(questions, monitor.concurrency)
    }

    /// Makes the first fits of the next few that are made exact.
    mutating func foreseePolishing(_ fits: [Fit], from place: Int) {
        fitter.foresee(upcoming(fits, from: place).map { Fitter.polishingQuestion($0) }, monitor.concurrency)
    }

    /// What comes next in a list, at the places where more has to be foreseen.
    private func upcoming<Element>(_ list: [Element], from place: Int) -> ArraySlice<Element> {
        let count = Self.fitsPerThread * monitor.concurrency.width
        return monitor.concurrency.width > 1 && place % count == 0 ? list[place...].prefix(count) : []
    }
}
