import PhysiXKernel

/// The search for the inner constants of terms in the weak form of the laws.
///
/// Each pattern is tried with a grid of inner constants beside a base of simple terms, whose coefficients are refitted
/// every time; where it explains most, the inner constants are made exact. A law may need two such terms, so the best
/// one joins the base for a second round.
struct ProfileScan {
    /// How many terms are kept for each law, base and round.
    private static let keptCount = 4
    /// How many terms of one law may need inner constants.
    private static let rounds = 2
    /// The part of a term's length that its base must leave unexplained: otherwise it is another form of the base.
    private static let novelty = 1e-3
    /// The part of the left side that is never counted as explained.
    private static let floor = 1e-9

    private let curves: Curves
    private let functions: TestFunctions
    private let patterns: [Pattern]
    private let laws: [Formulation.Law]
    /// The integrals of each pattern's values at each point of its grid.
    private let columns: [(pattern: Int, inner: [Double], values: [Double])]

    init(_ curves: Curves, _ formulation: Formulation, _ functions: TestFunctions, patterns: [Pattern]) {
        self.curves = curves
        self.functions = functions
        self.patterns = patterns
        laws = formulation.laws
        columns = patterns.indices.flatMap { pattern in
            patterns[pattern].grid.compactMap { inner in
                let values = Term(patterns[pattern].factors, cost: 0, tier: .everything)
                    .values(on: curves, inner: inner[...])
                let integrals = functions.integrals(of: values)
                return dot(integrals, integrals).isFinite ? (pattern, inner, integrals) : nil
            }
        }
    }

    /// The terms that explain most of some law beside one of the bases, each given by the values of its terms.
    func terms(beside bases: [[[Double]]]) -> [Term] {
        var found: [Term] = []
        for base in bases {
            let basis = OrthonormalBasis(of: base.map { functions.integrals(of: $0) })
            let fresh = columns.map { remainder(of: $0.values, basis) }
            for law in laws {
                let side = functions.integralsOfDerivative(of: curves.states[law.target])
                for term in search(side, basis, fresh) where !found.contains(where: { isAlike($0, term) }) {
                    found.append(term)
                }
            }
        }
        return found
    }

    /// What of a column its base does not explain; `nil` where that is next to nothing.
    private func remainder(of column: [Double], _ basis: OrthonormalBasis) -> [Double]? {
        let fresh = basis.remainder(of: column)
        let square = dot(fresh, fresh)
        guard square > Self.novelty * Self.novelty * dot(column, column), square.isFinite else { return nil }
        return fresh
    }

    private func search(_ side: [Double], _ basis: OrthonormalBasis, _ fresh: [[Double]?]) -> [Term] {
        let whole = dot(side, side)
        guard whole > 0 else { return [] }
        var terms: [Term] = []
        var basis = basis
        var fresh = fresh
        for round in 0..<Self.rounds {
            let rest = basis.remainder(of: side)
            let candidates = best(fresh, rest, whole)
            let polished = candidates.map { polish($0.pattern, $0.inner, basis, rest, whole) }
                .sorted { $0.merit < $1.merit }
            terms += polished.map(\.term)
            guard round + 1 < Self.rounds, let leader = polished.first else { break }
            let direction = remainder(
                of: functions.integrals(of: leader.term.values(on: curves)), basis)
            guard let direction else { break }
            let joined = OrthonormalBasis(of: [direction])
            fresh = fresh.map { column in column.flatMap { remainder(of: $0, joined) } }
            basis.append(direction)
        }
        return terms
    }

    /// The grid points with the best criterion, one for each pattern.
    private func best(_ fresh: [[Double]?], _ rest: [Double], _ whole: Double) -> [(pattern: Int, inner: [Double])] {
        var leaders: [Int: (column: Int, merit: Double)] = [:]
        let square = dot(rest, rest)
        for (index, column) in fresh.enumerated() {
            guard let column else { continue }
            let product = dot(column, rest)
            let merit = merit((square - product * product / dot(column, column)) / whole, columns[index].pattern)
            if merit < leaders[columns[index].pattern]?.merit ?? .infinity {
                leaders[columns[index].pattern] = (index, merit)
            }
        }
        let ranking = leaders.sorted { ($0.value.merit, $0.key) < ($1.value.merit, $1.key) }
        return ranking.prefix(Self.keptCount).map { ($0.key, columns[$0.value.column].inner) }
    }

    /// The criterion of the weak form, as for subsets of terms.
    private func merit(_ misfit: Double, _ pattern: Int) -> Double {
        let rows = Double(functions.count)
        return rows * Elementary.log(max(misfit, 0) + Self.floor) + 2 * patterns[pattern].cost
            + Elementary.log(rows) * Double(patterns[pattern].limits.count)
    }

    private func polish(
        _ index: Int, _ start: [Double], _ basis: OrthonormalBasis, _ rest: [Double], _ whole: Double
    ) -> (term: Term, merit: Double) {
        let pattern = patterns[index]
        let square = dot(rest, rest)
        let best = NelderMead(evaluations: 40 + 30 * start.count, precision: 1e-4).minimise(
            from: start, steps: start.map { $0 == 0 ? 0.5 : 0.2 * $0 }
        ) { inner in
            guard pattern.admits(inner) else { return .infinity }
            let integrals = functions.integrals(of: pattern.term(inner).values(on: curves))
            guard let column = remainder(of: integrals, basis) else { return .infinity }
            let product = dot(column, rest)
            return merit((square - product * product / dot(column, column)) / whole, index)
        }
        return (pattern.term(best.point), best.value)
    }

    private func isAlike(_ left: Term, _ right: Term) -> Bool {
        left.factors == right.factors
            && zip(left.innerStarts, right.innerStarts).allSatisfy { ($0 - $1).magnitude < 0.02 * $0.magnitude }
    }
}
