extension Exploration {
    /// How many values there must be for each constant and initial value of a law for what it leaves to tell the noise.
    private static let leastShare = 5

    /// Compares what was found for all orders with what the best of it tells about the measurements and their noise.
    mutating func conclude(_ monitor: inout SearchMonitor) -> [Candidate] {
        var searches = searches
        guard var lesson = best else { return [] }
        var revised = Self.revisedNoise(noise, lesson, searches)
        Self.reconsider(&searches, revised ?? noise.corrected(by: lesson), isRevised: revised != nil, &lesson, &monitor)
        if revised == nil {
            // By now a single solution may follow the measurements, which tells their noise.
            revised = Self.revisedNoise(searches[0].prepared.noise, lesson, searches)
            if let revised { Self.reconsider(&searches, revised, isRevised: true, &lesson, &monitor) }
        }
        settle(searches[0].prepared.noise, lesson)
        var candidates: [Candidate] = []
        for (prepared, fits) in searches {
            var search = StructureSearch(prepared, monitor: monitor, fits: fits)
            search.fitter.learn(lesson)
            candidates += search.candidates()
            monitor = search.finish()
        }
        return candidates.sorted { $0.criterion < $1.criterion }
    }

    private typealias Searches = [(prepared: PreparedSearch, fits: [Fit])]

    /// Compares all fits again, and searches a little more, under a noise that may be another than before.
    private static func reconsider(
        _ searches: inout Searches, _ noise: NoiseEstimate, isRevised: Bool, _ lesson: inout Lesson,
        _ monitor: inout SearchMonitor
    ) {
        var best: Lesson?
        for index in searches.indices {
            searches[index].prepared.noise = noise
            var search = StructureSearch(searches[index].prepared, monitor: monitor, fits: searches[index].fits)
            if isRevised { search.reassess() }
            search.reconsider(lesson)
            searches[index].fits = search.fits
            if let found = search.lesson(), found.score < best?.score ?? .infinity { best = found }
            monitor = search.finish()
        }
        lesson = best ?? lesson
    }

    /// The noise as the best law has it, where that follows the measurements with a single solution, leaves what looks like
    /// noise, and has few constants beside that; `nil` where it is what was assumed.
    private static func revisedNoise(_ noise: NoiseEstimate, _ lesson: Lesson, _ searches: Searches) -> NoiseEstimate? {
        let rivals = searches.flatMap { search in search.fits.map { (prepared: search.prepared, fit: $0) } }
        guard let (prepared, fit) = rivals.min(by: { $0.fit.score < $1.fit.score }), lesson.isWhite,
            lesson.follows(prepared.measurements),
            leastShare * fit.unknowns.count <= prepared.measurements.valueCount
        else { return nil }
        var fitter = Fitter(FitBasis(prepared.language, prepared.measurements, noise: noise, curves: prepared.curves))
        guard let weighted = fitter.residuals(fit) else { return nil }
        let residuals = zip(weighted, noise.weights).map { zip($0, $1).map { $0 * $1 } }
        return noise.revised(by: residuals, unknownCount: fit.unknowns.count, prepared.measurements)
    }
}
