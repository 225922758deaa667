import PhysiXKernel

/// Fits the best law and those close to it again and again to measurements with new noise.
struct Resampling {
    /// How much worse a law's criterion may be to be compared: new noise changes differences by a few.
    private static let closeness = 20.0
    /// The most laws that are compared.
    private static let most = 5
    /// Enough steps from a minimum to the one that new noise makes of it.
    private static let following = LevenbergMarquardt(steps: 6, gain: 1e-5)

    /// A law that takes part.
    private struct Entry {
        let candidate: Candidate
        let program: Program
        let unknowns: Unknowns
        let linearization: Linearization
        let misfit: Double
    }

    private let entries: [Entry]
    private let draw: ResidualDraw
    private var estimates: [[Double]]
    private var wins: [Int]

    /// `nil` where no single solution of the best law follows each experiment.
    init?(_ candidates: [Candidate], _ evidence: inout Evidence) {
        var entries: [Entry] = []
        for candidate in candidates {
            let isBest = candidate == candidates[0]
            guard isBest || candidate.criterion - candidates[0].criterion < Self.closeness else { continue }
            guard entries.count < Self.most else { break }
            let program = Program(candidate.system)
            guard let unknowns = evidence.unknowns(of: candidate),
                let linearization = evidence.linearize(program, unknowns)
            else {
                guard !isBest else { return nil }
                continue
            }
            entries.append(
                Entry(
                    candidate: candidate, program: program, unknowns: unknowns, linearization: linearization,
                    misfit: evidence.criterion.misfit(evidence.squares(linearization.residuals))))
        }
        guard let best = entries.first else { return nil }
        draw = ResidualDraw(best.linearization, unknowns: best.unknowns.count, evidence)
        estimates = best.unknowns.parameters.map { _ in [] }
        wins = entries.map { _ in 0 }
        self.entries = entries
    }

    /// Resamples so many times, or until the caller objects.
    mutating func run(_ count: Int, seed: UInt64, _ evidence: inout Evidence, while goesOn: () -> Bool) -> Bootstrap? {
        var generator = SeededGenerator(seed: seed)
        var done = 0
        while done < count, goesOn() {
            resample(draw.next(&generator), &evidence)
            done += 1
        }
        return done > 0 ? summary(done, seed: seed) : nil
    }

    private mutating func resample(_ noise: [Double], _ evidence: inout Evidence) {
        // The measurements become the best law's solution with other noise.
        let changes = zip(entries[0].linearization.residuals, noise).map { $0 + $1 }
        var least = Double.infinity
        var winner = 0
        for (index, entry) in entries.enumerated() {
            let fit = fit(entry, changes, &evidence)
            let score =
                entry.candidate.criterion - entry.misfit + evidence.criterion.misfit(evidence.squares(fit.residuals))
            if score < least { (least, winner) = (score, index) }
            guard index == 0 else { continue }
            for (constant, value) in fit.parameters.enumerated() { estimates[constant].append(value) }
        }
        wins[winner] += 1
    }

    /// The constants of a law, and the residuals, when the measurements are changed by these parts of their noise.
    private func fit(
        _ entry: Entry, _ changes: [Double], _ evidence: inout Evidence
    ) -> (parameters: [Double], residuals: [Double]) {
        var unknowns = entry.unknowns
        var residuals = zip(entry.linearization.residuals, changes).map { $0 - $1 }
        var descent = Self.following.descent(
            from: unknowns.point, entry.linearization.normalEquations(changing: changes))
        while let trial = descent.next() {
            unknowns.point = trial
            let linearization = evidence.linearize(entry.program, unknowns)
            if descent.judge(linearization?.normalEquations(changing: changes)), let linearization {
                residuals = zip(linearization.residuals, changes).map { $0 - $1 }
            }
        }
        unknowns.point = descent.point
        return (unknowns.parameters, residuals)
    }

    private func summary(_ count: Int, seed: UInt64) -> Bootstrap {
        let best = entries[0].candidate
        let laws = zip(entries, wins).map { entry, wins in
            Bootstrap.LawFrequency(candidate: entry.candidate, frequency: Double(wins) / Double(count))
        }
        let scope = best.system.scope
        let terms = best.terms.indices.flatMap { state -> [Bootstrap.TermFrequency] in
            guard case .equation = best.system.derivatives[state] else { return [] }
            return best.terms[state].map { term in
                Bootstrap.TermFrequency(
                    variable: scope.stateVariables[state], term: term.expression.text(in: scope),
                    frequency: laws.reduce(0) { sum, law in
                        sum + (law.candidate.has(term, in: scope.stateVariables[state]) ? law.frequency : 0)
                    })
            }
        }
        return Bootstrap(
            count: count, seed: seed,
            intervals: estimates.map { $0.quantile(0.025)...max($0.quantile(0.025), $0.quantile(0.975)) },
            laws: laws, terms: terms)
    }
}
