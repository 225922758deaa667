import PhysiXKernel

/// The search for the structure of the laws of one formulation.
///
/// First guesses come from the weak form; from the best of them it climbs, one term at a time, as long as the criterion
/// on the measurements themselves improves.
struct StructureSearch: ~Copyable {
    let prepared: PreparedSearch
    var fitter: Fitter
    var monitor: SearchMonitor
    /// The fits that could be made, in the order in which they were.
    private(set) var fits: [Fit] = []
    /// Every structure that was tried, with the index of its fit; `nil` where it could not be integrated.
    private var tried: [Structure: Int?] = [:]

    /// Enough steps to tell whether a structure is worth more.
    static let quick = LevenbergMarquardt(steps: 12, gain: 1e-3)
    /// From how many structures the search climbs.
    private static let climbs = 3
    /// How many of the moves that are predicted to help are tried.
    private static let trialsPerRound = 12

    init(_ prepared: PreparedSearch, monitor: SearchMonitor) {
        self.prepared = prepared
        self.monitor = monitor
        fitter = Fitter(prepared.language, prepared.measurements, noise: prepared.noise, curves: prepared.curves)
    }

    /// The fits, the best first.
    var ranking: [Fit] {
        fits.indices.sorted { (fits[$0].score, $0) < (fits[$1].score, $1) }.map { fits[$0] }
    }

    /// Searches until nothing improves or the monitor says stop.
    mutating func run() {
        for structure in prepared.firstGuesses() {
            guard goesOn(.screening) else { return }
            evaluate(structure, near: nil)
        }
        for start in ranking.prefix(Self.climbs) { climb(from: start) }
    }

    private mutating func goesOn(_ stage: DiscoveryProgress.Stage) -> Bool {
        monitor.goesOn(
            stage, work: fitter.work, best: fits.min { $0.score < $1.score }, prepared.language)
    }
}

extension StructureSearch {
    /// Fits a structure, once; near a fit that differs in a term or two, or from the weak form alone.
    @discardableResult
    mutating func evaluate(_ structure: Structure, near parent: Fit?) -> Fit? {
        if let known = tried[structure] { return known.map { fits[$0] } }
        guard let fit = fitter.fit(structure, from: prepared.starts(structure, near: parent), Self.quick) else {
            tried[structure] = .some(nil)
            return nil
        }
        tried[structure] = fits.count
        fits.append(fit)
        return fit
    }

    private mutating func climb(from start: Fit) {
        var current = start
        for _ in 0..<10 {
            guard goesOn(.searching) else { return }
            var next: Fit?
            for structure in moves(from: current).prefix(Self.trialsPerRound) {
                guard goesOn(.searching) else { return }
                if let fit = evaluate(structure, near: current), fit.score < (next ?? current).score - 1e-6 {
                    next = fit
                }
            }
            guard let next else { return }
            current = next
        }
    }

    /// Neighbouring structures, the most promising by prediction first.
    private mutating func moves(from fit: Fit) -> [Structure] {
        guard let linearization = fitter.linearize(fit) else { return [] }
        let responses = fitter.responses(fit)
        var moves: [(structure: Structure, score: Double)] = []
        let present = ScoreTest(linearization, responses: responses)
        for addition in present.predictions().prefix(40) {
            let structure = fit.structure.adding(addition.term, to: addition.law)
            moves.append((structure, predict(structure, of: fit, squares: present.squares - addition.gain)))
        }
        for (slot, range) in zip(fit.structure.slots, prepared.language.parameterRanges(fit.structure)) {
            let structure = fit.structure.removing(slot.term, from: slot.law)
            let without = ScoreTest(
                linearization, responses: responses, removed: (range, fit.parameters[range.lowerBound]))
            moves.append((structure, predict(structure, of: fit, squares: without.squares)))
            for exchange in without.predictions().prefix(12) {
                let exchanged = structure.adding(exchange.term, to: exchange.law)
                moves.append((exchanged, predict(exchanged, of: fit, squares: without.squares - exchange.gain)))
            }
        }
        return moves.sorted { $0.score < $1.score }.map(\.structure).filter { tried[$0] == nil }
    }

    private func predict(_ structure: Structure, of fit: Fit, squares: Double) -> Double {
        let states = fit.point.count - fit.parameters.count
        let unknowns = prepared.language.parameterCount(structure) + states
        return fitter.criterion.misfit(predicted: squares)
            + fitter.criterion.length(structure, unknowns: unknowns)
    }
}
