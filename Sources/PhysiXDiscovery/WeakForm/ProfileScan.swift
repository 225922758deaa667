import PhysiXKernel

/// The search for the inner constants of terms in the weak form of the laws.
///
/// Each pattern is tried with a grid of inner constants beside a base of simple terms, whose coefficients are refitted
/// every time; where it explains most, the inner constants are made exact. A law may need two such terms, so the best
/// one joins the base for a second round.
struct ProfileScan {
    /// How many terms are kept for each law, base and round.
    private static let keptCount = 4
    /// How many points of the grids are made exact for that, in all and for each pattern.
    private static let startCount = 10
    private static let startsPerPattern = 3
    /// How many terms of one law may need inner constants.
    private static let rounds = 2
    /// The most steps that make inner constants exact.
    private static let steps = 15
    /// The part of the left side that is never counted as explained.
    private static let floor = 1e-9

    /// What values of a term along curves and their integrals cost at each point, in numbers.
    private static let numbersPerPoint = 4

    private let curves: Curves
    private let coarse: Curves
    private let functions: TestFunctions
    private let patterns: [Pattern]
    private let laws: [Formulation.Law]
    private let stop: StopRequest
    /// The part of a term's length that its base must leave unexplained: otherwise it is another form of the base.
    private let novelty: Double
    /// The integrals of each pattern's values at each point of its grid.
    private let columns: [(pattern: Int, inner: [Double], values: [Double])]

    init(
        _ curves: Curves, _ formulation: Formulation, _ functions: TestFunctions, resolution: Double,
        patterns: [Pattern], stop: StopRequest = StopRequest()
    ) {
        self.stop = stop
        novelty = min(0.3 * resolution, 3e-3)
        self.curves = curves
        coarse = curves.thinned(to: 100)
        self.functions = functions
        self.patterns = patterns
        laws = formulation.laws
        columns = patterns.indices.flatMap { pattern in
            patterns[pattern].grid.compactMap { inner in
                guard !stop.isMade(before: Self.numbersPerPoint * curves.times.count) else { return nil }
                let values = Term(patterns[pattern].factors, cost: 0, tier: .everything)
                    .values(on: curves, inner: inner[...])
                let integrals = functions.integrals(of: values)
                return dot(integrals, integrals).isFinite ? (pattern, inner, integrals) : nil
            }
        }
    }

    /// Terms, one or two of which explain much of a law together with simple ones.
    struct Find {
        /// The law.
        var law: Int
        /// The terms.
        var terms: [Term]
    }

    /// What choosing the best of so many patterns costs, in nats, at the weight that the size of the library has.
    var priceOfChoice: Double { Criterion.sizeWeight * Elementary.log(Double(max(1, patterns.count))) }

    /// What explains most of each law beside one of its bases, which are given by the values of their terms.
    func finds(beside bases: (Formulation.Law) -> [[[Double]]]) -> [Find] {
        laws.indices.flatMap { law in
            let side = functions.integralsOfDerivative(of: curves.states[laws[law].target])
            return bases(laws[law]).flatMap { base in
                search(side, OrthonormalBasis(of: base.map { functions.integrals(of: $0) }))
                    .map { Find(law: law, terms: $0) }
            }
        }
    }

    /// What of a column its base does not explain; `nil` where that is next to nothing.
    private func remainder(of column: [Double], _ basis: OrthonormalBasis) -> [Double]? {
        let fresh = basis.remainder(of: column)
        let square = dot(fresh, fresh)
        guard square > novelty * novelty * dot(column, column), square.isFinite else { return nil }
        return fresh
    }

    private func search(_ side: [Double], _ simple: OrthonormalBasis) -> [[Term]] {
        let whole = dot(side, side)
        guard whole > 0 else { return [] }
        var found: [[Term]] = []
        var leaders: [Term] = []
        var basis = simple
        var fresh = columns.map { remainder(of: $0.values, basis) }
        for round in 0..<Self.rounds {
            let rest = basis.remainder(of: side)
            guard !stop.isMade(before: columns.count * functions.count) else { return found }
            var polished = starts(fresh, rest, whole).map { polish($0.pattern, $0.inner, basis, rest, whole) }
                .filter { $0.merit < .infinity && !$0.term.isDegenerate($0.term.innerStarts[...], on: coarse) }
                .sorted { $0.merit < $1.merit }
            var seen: Set<[Factor]> = []
            polished = polished.filter { seen.insert($0.term.factors).inserted }
            found += polished.prefix(Self.keptCount).map { leaders + [$0.term] }
            guard round + 1 < Self.rounds, let leader = polished.first,
                let direction = remainder(of: functions.integrals(of: leader.term.values(on: curves)), basis)
            else { break }
            let joined = OrthonormalBasis(of: [direction])
            fresh = fresh.map { column in column.flatMap { remainder(of: $0, joined) } }
            basis.append(direction)
            leaders.append(leader.term)
        }
        return found
    }

    /// The grid points with the best criterion, a few for each pattern that differ clearly: the misfit has several
    /// minima.
    private func starts(_ fresh: [[Double]?], _ rest: [Double], _ whole: Double) -> [(pattern: Int, inner: [Double])] {
        let square = dot(rest, rest)
        let merits = fresh.enumerated().map { index, column -> Double in
            guard let column else { return .infinity }
            let product = dot(column, rest)
            return merit((square - product * product / dot(column, column)) / whole, columns[index].pattern)
        }
        var starts: [(pattern: Int, inner: [Double])] = []
        for index in merits.indices.sorted(by: { (merits[$0], $0) < (merits[$1], $1) }) {
            let (pattern, inner, _) = columns[index]
            let rivals = starts.filter { $0.pattern == pattern }
            guard merits[index] < .infinity, starts.count < Self.startCount else { break }
            guard rivals.count < Self.startsPerPattern, rivals.allSatisfy({ Self.differ($0.inner, inner) }) else {
                continue
            }
            starts.append((pattern, inner))
        }
        return starts
    }

    private static func differ(_ left: [Double], _ right: [Double]) -> Bool {
        zip(left, right).contains { ($0 - $1).magnitude > 0.3 * max($0.magnitude, $1.magnitude) }
    }

    /// The criterion of the weak form, as for subsets of terms.
    private func merit(_ misfit: Double, _ pattern: Int) -> Double {
        let rows = Double(functions.count)
        return rows * Elementary.log(max(misfit, 0) + Self.floor) + 2 * patterns[pattern].cost
            + Elementary.log(rows) * Double(patterns[pattern].limits.count)
    }

    /// Gauss and Newton's steps from a grid point: beside the base, the left side is explained by the term and by its
    /// derivatives with respect to the inner constants, whose shares say how far to go.
    private func polish(
        _ index: Int, _ start: [Double], _ basis: OrthonormalBasis, _ rest: [Double], _ whole: Double
    ) -> (term: Term, merit: Double) {
        let pattern = patterns[index]
        let square = dot(rest, rest)
        func column(_ inner: [Double]) -> [Double]? {
            guard pattern.admits(inner) else { return nil }
            return remainder(of: functions.integrals(of: pattern.term(inner).values(on: curves)), basis)
        }
        func worth(_ column: [Double]) -> Double {
            let product = dot(column, rest)
            return merit((square - product * product / dot(column, column)) / whole, index)
        }
        var inner = start
        guard var present = column(inner) else { return (pattern.term(inner), .infinity) }
        var best = worth(present)
        for _ in 0..<Self.steps {
            guard !stop.isMade(before: Self.numbersPerPoint * curves.times.count * (1 + inner.count)) else { break }
            var slopes: [[Double]] = []
            for place in inner.indices {
                var moved = inner
                let step = 1e-4 * max(inner[place].magnitude, 1e-2)
                moved[place] += moved[place] + step < pattern.limits[place].upperBound ? step : -step
                guard let other = column(moved) else { return (pattern.term(inner), best) }
                slopes.append(zip(other, present).map { ($0 - $1) / (moved[place] - inner[place]) })
            }
            let change = shares(of: rest, [present] + slopes)
            let before = best
            for part in [1.0, 0.5, 0.2, 0.05, 0.01] where best == before && change[0] != 0 {
                let trial = zip(inner, change.dropFirst()).map { $0 + part * $1 / change[0] }
                guard let moved = column(trial), worth(moved) < best else { continue }
                (inner, present, best) = (trial, moved, worth(moved))
            }
            guard before - best > 0.05 else { break }
        }
        return (pattern.term(inner), best)
    }

    /// The coefficients with which columns explain a left side best.
    private func shares(of side: [Double], _ columns: [[Double]]) -> [Double] {
        let lengths = columns.map { dot($0, $0).squareRoot() }
        guard lengths.allSatisfy({ $0 > 0 }) else { return columns.map { _ in 0 } }
        var matrix = SymmetricMatrix(order: columns.count)
        for row in columns.indices {
            for column in 0...row {
                matrix[row, column] = dot(columns[row], columns[column]) / (lengths[row] * lengths[column])
            }
            matrix[row, row] += 1e-12
        }
        guard let factor = matrix.cholesky() else { return columns.map { _ in 0 } }
        return zip(factor.solve(zip(columns, lengths).map { dot($0, side) / $1 }), lengths).map { $0 / $1 }
    }
}
