import PhysiXKernel

/// A set of terms of one law, with how well it explains the law's weak form.
struct Support: Sendable {
    /// The terms, ascending.
    var terms: [Int]
    /// The residual sum of squares as a part of the left side's.
    var residual: Double
    /// The criterion by which supports of all sizes compare; less is better.
    var score: Double
}

/// Best subsets of terms for one law by beam search: of each size the most promising sets are kept and grown by every
/// term.
struct SubsetSearch {
    /// How many sets of each size are grown further.
    private static let beamWidth = 24
    /// How many sets of each size are handed on.
    private static let keptPerSize = 4
    /// The largest set.
    static let largestSize = 6
    /// The part of the left side that is never counted as explained: smoothing is not better than this.
    private static let floor = 1e-8

    private let weakForm: WeakForm
    private let costs: [Double]
    private let law: Int

    init(_ weakForm: WeakForm, costs: [Double], law: Int) {
        self.weakForm = weakForm
        self.costs = costs
        self.law = law
    }

    /// The best sets of every size among the allowed terms, the best by the criterion first.
    func search(among allowed: [Int]) -> [Support] {
        var beam = [Partial()]
        var found = [support(Partial(), librarySize: allowed.count)]
        for _ in 0..<min(Self.largestSize, allowed.count) {
            var grown: [Growth] = []
            for (index, partial) in beam.enumerated() {
                for term in allowed where !partial.terms.contains(term) {
                    if let growth = growth(of: partial, at: index, by: term) { grown.append(growth) }
                }
            }
            grown.sort { $0.merit < $1.merit }
            beam = select(grown, from: beam)
            found += beam.prefix(Self.keptPerSize).map { support($0, librarySize: allowed.count) }
            // Nothing is left to explain: larger sets would fit the smoothing's errors.
            guard let best = beam.first, remaining(best.squares) > 1e-12 else { break }
        }
        return found.sorted { $0.score < $1.score }
    }
}

extension SubsetSearch {
    /// A set of terms with its Cholesky factor, so that adding one more costs one substitution.
    private struct Partial {
        var terms: [Int] = []
        var rows: [[Double]] = []
        var projections: [Double] = []
        var squares = 0.0
        var cost = 0.0
    }

    private struct Growth {
        var parent: Int
        var term: Int
        var row: [Double]
        var projection: Double
        var merit: Double
    }

    /// What is left to explain after a set has explained `squares`, as a part of the whole.
    private func remaining(_ squares: Double) -> Double {
        let whole = weakForm.squares[law]
        return whole > 0 ? max(0, whole - squares) / whole : 0
    }

    private func growth(of partial: Partial, at parent: Int, by term: Int) -> Growth? {
        let gram = weakForm.gram[term]
        guard gram[term] > 0 else { return nil }
        var row: [Double] = []
        row.reserveCapacity(partial.terms.count + 1)
        var length = 1.0
        var projection = weakForm.correlations[law][term]
        for (index, other) in partial.terms.enumerated() {
            var entry = gram[other]
            for column in 0..<index { entry -= partial.rows[index][column] * row[column] }
            entry /= partial.rows[index][index]
            row.append(entry)
            length -= entry * entry
            projection -= entry * partial.projections[index]
        }
        // A term that others explain to 1e-5 of its length only adds huge, opposite coefficients.
        guard length > 1e-10 else { return nil }
        row.append(length.squareRoot())
        projection /= length.squareRoot()
        let misfit = remaining(partial.squares + projection * projection) + Self.floor
        let merit = Double(weakForm.rowCount) * Elementary.log(misfit) + 2 * (partial.cost + costs[term])
        return Growth(parent: parent, term: term, row: row, projection: projection, merit: merit)
    }

    private func select(_ grown: [Growth], from beam: [Partial]) -> [Partial] {
        var selected: [Partial] = []
        var seen: Set<[Int]> = []
        for growth in grown {
            let parent = beam[growth.parent]
            guard seen.insert((parent.terms + [growth.term]).sorted()).inserted else { continue }
            var next = parent
            next.terms.append(growth.term)
            next.rows.append(growth.row)
            next.projections.append(growth.projection)
            next.squares += growth.projection * growth.projection
            next.cost += costs[growth.term]
            selected.append(next)
            if selected.count == Self.beamWidth { break }
        }
        return selected
    }

    private func support(_ partial: Partial, librarySize: Int) -> Support {
        let size = Double(partial.terms.count)
        let rows = Double(weakForm.rowCount)
        let residual = remaining(partial.squares)
        let score =
            rows * Elementary.log(residual + Self.floor) + size * Elementary.log(rows) + 2 * partial.cost
            + 2 * Criterion.sizeWeight * size * Elementary.log(Double(librarySize))
        return Support(terms: partial.terms.sorted(), residual: residual, score: score)
    }
}
