import PhysiXKernel

/// The search for the structure of the laws of one formulation.
///
/// First guesses come from the weak form; from the best of them it climbs, one term at a time, as long as the criterion
/// on the measurements themselves improves.
struct StructureSearch: ~Copyable {
    private(set) var prepared: PreparedSearch
    var fitter: Fitter
    var monitor: SearchMonitor
    /// The fits that could be made, in the order in which they were.
    private(set) var fits: [Fit]
    /// Every structure that was tried, with the index of its fit; `nil` where it could not be integrated.
    private(set) var tried: [Structure: Int?] = [:]
    /// The structures that were fitted a second time.
    var retried: Set<Structure> = []
    /// The fits along whose solutions whole laws were replaced.
    var replaced: Set<Unknowns> = []

    /// Enough steps to tell whether a structure is worth more.
    static let quick = LevenbergMarquardt(steps: 8, gain: 1e-3)
    /// Enough to tell exactly what a term is worth that may be left out.
    static let careful = LevenbergMarquardt(steps: 20, gain: 1e-6)
    /// Over how many segments whole laws are replaced where the best one is wrong.
    private static let segmentCounts = [6, 20]
    /// From how many structures the search climbs.
    private static let climbs = 3

    /// A search that goes on from what an earlier one for the same formulation found.
    init(_ prepared: PreparedSearch, monitor: SearchMonitor, fits: [Fit] = []) {
        self.prepared = prepared
        self.monitor = monitor
        self.fits = fits
        for (index, fit) in fits.enumerated() { tried[fit.structure] = index }
        fitter = Fitter(
            FitBasis(prepared.language, prepared.measurements, noise: prepared.noise, curves: prepared.curves),
            stop: monitor.stop)
    }

    /// The fits, the best first.
    var ranking: [Fit] {
        fits.indices.sorted { (fits[$0].score, $0) < (fits[$1].score, $1) }.map { fits[$0] }
    }

    /// Begins anew, with nothing tried.
    mutating func forgetFits() {
        fits = []
        tried = [:]
        retried = []
        replaced = []
    }

    /// Searches until nothing improves or the monitor says stop.
    mutating func run() {
        let guesses = prepared.firstGuesses(unless: monitor.stop)
        if let law = guesses.usual.first { evaluateNullLaw(law) }
        guard evaluateAll(guesses.usual) else { return }
        if !fits.contains(where: { follows($0) }) { searchAlongStretches(guesses.usual) }
        guard evaluateAll(guesses.longer) else { return }
        let starts = ranking.prefix(Self.climbs)
        for start in starts.prefix(1) { climb(from: start) }
        tryRelaxations()
        for start in starts.dropFirst() { climb(from: start) }
        scanAlongSolutions()
        for count in Self.segmentCounts {
            cutAndReplace(segmentCount: min(count, prepared.measurements.times.count / 6))
        }
        if let best = ranking.first, isWrong(best) {
            searchAlongStretches(guesses.usual)
            if let found = ranking.first, found.score < best.score { climb(from: found) }
        }
    }

    /// Fits all of some guesses; false where the search is to end.
    private mutating func evaluateAll(_ guesses: [Structure]) -> Bool {
        for (place, structure) in guesses.enumerated() {
            foresee(guesses, from: place)
            evaluate(structure, near: nil)
            guard goesOn(.screening) else { return false }
        }
        return true
    }

    /// Fits the law that nothing acts; from rest it can always be integrated, so that there is an answer whenever the
    /// search is stopped.
    private mutating func evaluateNullLaw(_ law: Structure) {
        guard evaluate(law, near: nil) == nil else { return }
        remember(law, fitter.fit(law, from: [prepared.startAtRest()], Self.quick))
    }

    /// Compares all fits again, and climbs again, with what the best law of all formulations tells about the
    /// measurements.
    mutating func reconsider(_ lesson: Lesson) {
        fitter.learn(lesson)
        for index in fits.indices { fits[index].score = fitter.score(fits[index]) }
        guard !monitor.wasInterrupted else { return }
        for fit in ranking.prefix(Self.climbs) {
            remember(fit.structure, fitter.fit(fit.structure, from: [fit.unknowns], Self.quick))
        }
        if let best = ranking.first, prepared.measurements.areCut(best.unknowns) {
            remember(best.structure, joinGradually(best))
        }
        if let best = ranking.first, isSensitive(best), let steady = steadied(best, from: cutAlongItself(best)) {
            remember(best.structure, fitter.fit(best.structure, from: [steady.fit.unknowns], Self.careful))
        }
        if let best = ranking.first { prune(best) }
        if let start = ranking.first { climb(from: start) }
        if let best = ranking.first { prune(best) }
    }

    /// Takes terms out of a law as long as the criterion does not object, each time from its own constants: in an
    /// earlier fit of the smaller law these may have been far away.
    mutating func prune(_ fit: Fit) {
        var current = fit
        var isShrinking = true
        while isShrinking {
            isShrinking = false
            for (slot, starts) in removals(from: current) {
                guard goesOn(.searching) else { return }
                let smaller = current.structure.removing(slot.term, from: slot.law)
                guard let next = fitter.fit(smaller, from: starts, Self.careful), next.score < current.score else {
                    continue
                }
                remember(smaller, next)
                current = next
                isShrinking = true
                break
            }
        }
    }

    /// Every term of a law with where the fit without it can start, what is missed least first.
    private mutating func removals(from fit: Fit) -> [(slot: (law: Int, term: Int), starts: [Unknowns])] {
        let valley = fitter.valley(fit)
        let ranges = prepared.language.parameterRanges(fit.structure)
        let removals = zip(fit.structure.slots, ranges).map { slot, range in
            let smaller = fit.structure.removing(slot.term, from: slot.law)
            var starts = [prepared.starts(smaller, near: fit)[0]]
            guard let valley else { return (slot, starts, 0.0) }
            let (weights, change) = ([(range.lowerBound, 1.0)], -fit.parameters[range.lowerBound])
            var start = valley.moved(weights, by: change).unknowns
            start.parameters.removeSubrange(range)
            starts.append(start)
            return (slot, starts, valley.rise(weights, by: change))
        }
        return removals.enumerated().sorted { ($0.element.2, $0.offset) < ($1.element.2, $1.offset) }
            .map { ($0.element.0, $0.element.1) }
    }

    /// What the best fit tells about the measurements.
    mutating func lesson() -> Lesson? { ranking.first.flatMap { lesson(of: $0) } }

    /// What a fit tells about the measurements.
    mutating func lesson(of best: Fit) -> Lesson? {
        guard let residuals = fitter.linearize(best) else { return nil }
        let counts = best.squares.indices.map { Double(prepared.measurements.count(of: $0)) }
        return Lesson(
            score: best.score, isCut: prepared.measurements.areCut(best.unknowns),
            deviations: zip(best.squares, counts).map { ($0 / $1).squareRoot() },
            persistence: residuals.persistence)
    }

    /// Ends this part of the search and hands on the account of its work.
    consuming func finish() -> SearchMonitor {
        var account = monitor
        account.earlierWork += fitter.work
        return account
    }

    /// Adds terms that explain much of a law to the library, at the price of their choice; returns their places.
    mutating func add(_ finds: [(law: Int, terms: [Term])], price: Double) -> [(law: Int, terms: [Int])] {
        let places = prepared.add(finds, price: price)
        replaced = []
        fitter.learn(prepared.language, prepared.curves)
        return places
    }

    mutating func goesOn(_ stage: DiscoveryProgress.Stage) -> Bool {
        monitor.goesOn(
            stage, work: fitter.work, best: fits.min { $0.score < $1.score }, prepared.language)
    }
}

extension StructureSearch {
    /// Fits a structure, once, or anew where it may have been fitted badly; from given starts, near a fit that differs in a
    /// term or two, or from the weak form.
    @discardableResult
    mutating func evaluate(_ structure: Structure, near parent: Fit?, from starts: [Unknowns] = [], anew: Bool = false)
        -> Fit?
    {
        if !anew, let known = tried[structure] { return known.map { fits[$0] } }
        var fit = fitter.fit(structure, from: starts + prepared.starts(structure, near: parent), Self.quick)
        if let rough = fit, prepared.measurements.areCut(rough.unknowns) { fit = join(rough) }
        return remember(structure, fit)
    }

    @discardableResult
    mutating func remember(_ structure: Structure, _ fit: Fit?) -> Fit? {
        guard let fit else {
            tried[structure] = .some(nil)
            return nil
        }
        if let known = tried[structure], let known {
            if fit.score < fits[known].score { fits[known] = fit }
            return fits[known]
        } else {
            tried[structure] = fits.count
            fits.append(fit)
        }
        return fit
    }
}
