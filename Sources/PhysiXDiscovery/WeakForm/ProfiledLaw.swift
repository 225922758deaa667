import PhysiXKernel

/// A law for which a profile scan looks for terms with inner constants.
struct ProfiledLaw {
    /// How many terms are kept for each base and round: of one law, and of one of many.
    private static let keptCount = (most: 12, least: 4)
    /// How many points of the grids are made exact for that, in all and for each pattern.
    private static let startCount = (most: 40, least: 10)
    private static let startsPerPattern = 3
    /// How many terms of one law may need inner constants.
    private static let rounds = 2
    /// The most steps that make inner constants exact.
    private static let steps = 15
    /// What a term's column costs for each of its rows, in numbers.
    private static let numbersPerRow = 16

    private let scan: ProfileScan
    private let side: [Double]
    private let whole: Double
    private let grid: ProfileScan.Grid
    private let floor: Double
    private let project: ProfileScan.Projection

    init(
        _ scan: ProfileScan, side: [Double], _ grid: ProfileScan.Grid, floor: Double,
        _ project: @escaping ProfileScan.Projection
    ) {
        (self.scan, self.side, self.grid, self.floor, self.project) = (scan, side, grid, floor, project)
        whole = dot(side, side)
    }

    private func column(of term: Term, _ basis: OrthonormalBasis) -> [Double]? {
        project([term]).first.flatMap { remainder(of: $0, basis) }
    }

    /// What of a column its base does not explain; `nil` where that is next to nothing.
    private func remainder(of column: [Double], _ basis: OrthonormalBasis) -> [Double]? {
        let fresh = basis.remainder(of: column)
        let square = dot(fresh, fresh)
        guard square > scan.novelty * scan.novelty * dot(column, column), square.isFinite else { return nil }
        return fresh
    }

    /// Terms, one or two at a time, that explain much beside a base.
    func finds(beside simple: OrthonormalBasis) -> [[Term]] {
        guard whole > 0 else { return [] }
        var found: [[Term]] = []
        var leaders: [Term] = []
        var basis = simple
        var fresh = grid.points.map { remainder(of: $0.column, basis) }
        for round in 0..<Self.rounds {
            let rest = basis.remainder(of: side)
            guard !scan.stop.isMade(before: grid.points.count * side.count) else { return found }
            var polished = starts(fresh, rest).map { polish($0.pattern, $0.inner, basis, rest) }
                .filter { $0.merit < .infinity && !$0.term.isDegenerate($0.term.innerStarts[...], on: scan.curves) }
                .sorted { $0.merit < $1.merit }
            var seen: Set<[Factor]> = []
            polished = polished.filter { seen.insert($0.term.factors).inserted }
            found += polished.prefix(max(Self.keptCount.most / scan.lawCount, Self.keptCount.least)).map {
                leaders + [$0.term]
            }
            guard round + 1 < Self.rounds, let leader = polished.first,
                let direction = column(of: leader.term, basis)
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
    private func starts(_ fresh: [[Double]?], _ rest: [Double]) -> [(pattern: Int, inner: [Double])] {
        let square = dot(rest, rest)
        let merits = fresh.enumerated().map { index, column -> Double in
            guard let column else { return .infinity }
            let product = dot(column, rest)
            return merit((square - product * product / dot(column, column)) / whole, grid.points[index].pattern)
        }
        let startCount = max(Self.startCount.most / scan.lawCount, Self.startCount.least)
        var starts: [(pattern: Int, inner: [Double])] = []
        for index in merits.indices.sorted(by: { (merits[$0], $0) < (merits[$1], $1) }) {
            let (pattern, inner, _) = grid.points[index]
            let rivals = starts.filter { $0.pattern == pattern }
            guard merits[index] < .infinity, starts.count < startCount else { break }
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
        let rows = Double(side.count)
        return rows * Elementary.log(max(misfit, 0) + floor) + 2 * scan.patterns[pattern].cost
            + Elementary.log(rows) * Double(scan.patterns[pattern].limits.count)
    }

    /// Gauss and Newton's steps from a grid point: beside the base, the left side is explained by the term and by its
    /// derivatives with respect to the inner constants, whose shares say how far to go.
    private func polish(
        _ index: Int, _ start: [Double], _ basis: OrthonormalBasis, _ rest: [Double]
    ) -> (term: Term, merit: Double) {
        let pattern = scan.patterns[index]
        let square = dot(rest, rest)
        func column(_ inner: [Double]) -> [Double]? {
            guard pattern.admits(inner) else { return nil }
            return self.column(of: pattern.term(inner), basis)
        }
        func worth(_ column: [Double]) -> Double {
            let product = dot(column, rest)
            return merit((square - product * product / dot(column, column)) / whole, index)
        }
        var inner = start
        guard var present = column(inner) else { return (pattern.term(inner), .infinity) }
        var best = worth(present)
        for _ in 0..<Self.steps {
            guard !scan.stop.isMade(before: Self.numbersPerRow * side.count * (1 + inner.count)) else { break }
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
