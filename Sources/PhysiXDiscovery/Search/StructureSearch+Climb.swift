import PhysiXKernel

extension StructureSearch {
    /// How many of the moves that are predicted to help are tried.
    private static let trialsPerRound = 12
    /// How much worse by the criterion than what is known a law may be predicted to be that is tried along a single
    /// solution: of 3,600 beyond that 7 turned out better.
    private static let doubt = 10.0
    /// By how much, in nats, a fit must be worse than predicted to be made again from the predicted constants.
    private static let disappointment = 20.0

    /// Changes a law one term at a time, and whole laws where that no longer helps, as long as the criterion improves.
    mutating func climb(from start: Fit) {
        var current = replaceLaws(of: start, than: start) ?? start
        for _ in 0..<10 {
            guard goesOn(.searching) else { return }
            var next: Fit?
            let trials = Array(moves(from: current).prefix(Self.trialsPerRound))
            for (place, structure) in trials.enumerated() {
                guard goesOn(.searching) else { return }
                foresee(trials, from: place, near: current)
                if let fit = evaluate(structure, near: current), fit.score < (next ?? current).score - 1e-6 {
                    next = fit
                }
            }
            guard let next = next ?? replaceLaws(of: current, than: current) else { return }
            current = next
        }
    }

    /// The best of the fits with whole laws replaced; `nil` where none is better than what is known, or where these were
    /// tried before.
    private mutating func replaceLaws(of fit: Fit, than known: Fit) -> Fit? {
        guard replaced.insert(fit.unknowns).inserted else { return nil }
        let isCut = prepared.measurements.areCut(fit.unknowns)
        var best: Fit?
        var trials = 0
        for (proposal, expected) in replacements(of: fit)
        where trials < Self.trialsPerRound && (isCut || isWorthTrying(expected, than: known)) {
            guard isCut || isOpen(proposal.structure, expected: expected) else { continue }
            guard goesOn(.searching) else { break }
            trials += 1
            let other = evaluate(proposal.structure, near: fit, from: [proposal.start], anew: true)
            if let other, other.score < (best ?? known).score - 1e-6 { best = other }
        }
        return best
    }

    /// Whether a law may turn out better than what is known; of exact samples misfits too small to be predicted decide.
    func isWorthTrying(_ expected: Double, than known: Fit) -> Bool {
        prepared.noise.isExact.contains(true) || expected < known.score + Self.doubt
    }

    /// Other laws along a fit's solution and the scores that are expected of them, the best first.
    mutating func replacements(of fit: Fit) -> [(proposal: LawReplacement.Proposal, expected: Double)] {
        guard let replacement = replacement(of: fit) else { return [] }
        return ranked(replacement.proposals(unless: monitor.stop), of: fit)
    }

    /// Whole laws in place of a fit's.
    mutating func replacement(of fit: Fit) -> LawReplacement? {
        guard let linearization = fitter.linearize(fit) else { return nil }
        return LawReplacement(fit, prepared.language, linearization, responses: fitter.responses(fit))
    }

    /// Proposed laws with the scores that are expected of them, the best first.
    mutating func ranked(
        _ proposals: [LawReplacement.Proposal], of fit: Fit
    ) -> [(proposal: LawReplacement.Proposal, expected: Double)] {
        guard let residuals = fitter.linearize(fit)?.residuals else { return [] }
        let standing = fit.score - predict(fit.structure, of: fit, squares: dot(residuals, residuals))
        return proposals.map { ($0, standing + predict($0.structure, of: fit, squares: $0.squares)) }
            .sorted { $0.1 < $1.1 }
    }

    /// Whether a structure has not been fitted, or once so badly that the fit must have ended in a local minimum.
    private mutating func isOpen(_ structure: Structure, expected: Double) -> Bool {
        guard let known = tried[structure] else { return true }
        let score = known.map { fits[$0].score } ?? .infinity
        return score > expected + Self.disappointment && retried.insert(structure).inserted
    }

    /// Neighbouring structures, the most promising by prediction first.
    private mutating func moves(from fit: Fit) -> [Structure] {
        guard let linearization = fitter.linearize(fit) else { return [] }
        let responses = fitter.responses(fit)
        var moves: [(structure: Structure, score: Double)] = []
        let present = ScoreTest(linearization, responses: responses)
        let standing = predict(fit.structure, of: fit, squares: present.squares)
        for addition in present.predictions().prefix(40) {
            let structure = fit.structure.adding(addition.term, to: addition.law)
            moves.append((structure, predict(structure, of: fit, squares: present.squares - addition.gain)))
        }
        for (slot, range) in zip(fit.structure.slots, prepared.language.parameterRanges(fit.structure)) {
            let structure = fit.structure.removing(slot.term, from: slot.law)
            let without = present.predictions(without: range, coefficient: fit.parameters[range.lowerBound])
            moves.append((structure, predict(structure, of: fit, squares: without.squares)))
            for exchange in without.predictions.prefix(12) {
                let exchanged = structure.adding(exchange.term, to: exchange.law)
                moves.append((exchanged, predict(exchanged, of: fit, squares: without.squares - exchange.gain)))
            }
        }
        return moves.filter { $0.score < standing && tried[$0.structure] == nil }
            .sorted { $0.score < $1.score }.map(\.structure)
    }

    private func predict(_ structure: Structure, of fit: Fit, squares: Double) -> Double {
        let states = fit.unknowns.count - fit.parameters.count
        let unknowns = prepared.language.parameterCount(structure) + states
        return fitter.criterion.misfit(predicted: squares)
            + fitter.criterion.length(structure, unknowns: unknowns)
    }

    /// Looks for other laws along the best one's solution over short segments, where it does not explain the measurements
    /// to their noise over the whole span: the shorter the segments, the closer it stays to them.
    mutating func cutAndReplace(segmentCount count: Int) {
        guard goesOn(.searching), let best = ranking.first, isWrong(best) else { return }
        var start = best.unknowns
        start.segments = prepared.segments(count)
        guard start.segments.count > best.unknowns.segments.count,
            let cut = fitter.fit(best.structure, from: [start], Self.quick),
            let better = replaceLaws(of: cut, than: best)
        else { return }
        climb(from: better)
    }

    /// Whether there is more to explain: residuals clearly larger than the noise, or such as hang together.
    mutating func isWrong(_ fit: Fit) -> Bool {
        guard let lesson = lesson(of: fit) else { return false }
        return !lesson.leavesNothing(beside: prepared.noise)
    }

    /// Whether a law explains exact measurements, which hid no term from the weak form.
    mutating func isSettled(_ fit: Fit) -> Bool { prepared.noise.isExact.allSatisfy { $0 } && !isWrong(fit) }
}
