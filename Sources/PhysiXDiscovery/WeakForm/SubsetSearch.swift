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
    private let regression: Regression
    private let costs: [Double]

    /// A search among columns, each with what its term costs, in nats.
    init(_ regression: Regression, costs: [Double]) {
        self.regression = regression
        self.costs = costs
    }

    /// The best sets of every size among the allowed terms, the best by the criterion first.
    func search(among allowed: [Int]) -> [Support] {
        var beam = [Partial(regression)]
        var found = [support(beam[0], librarySize: allowed.count)]
        for _ in 0..<min(Self.largestSize, allowed.count) {
            var grown: [Growth] = []
            for (index, partial) in beam.enumerated() {
                for term in allowed where partial.lengths[term] > Self.novelty && !partial.terms.contains(term) {
                    grown.append(growth(of: partial, at: index, by: term))
                }
            }
            grown.sort { $0.merit < $1.merit }
            beam = select(grown, from: beam, among: allowed)
            found += beam.prefix(Self.keptPerSize).map { support($0, librarySize: allowed.count) }
            // Nothing is left to explain: larger sets would fit the smoothing's errors.
            guard let best = beam.first, remaining(best.squares) > 1e-12 else { break }
        }
        return found.sorted { $0.score < $1.score }
    }
}

extension SubsetSearch {
    /// A term that others explain to 1e-5 of its length only adds huge, opposite coefficients.
    private static let novelty = 1e-10

    /// A set of terms, and what of every other term and of the left side lies outside the space they span.
    private struct Partial {
        var terms: [Int] = []
        /// The part of every term along each direction of the space.
        var shares: [[Double]] = []
        /// The squared length of what is left of every term.
        var lengths: [Double]
        /// The scalar product of that with the left side.
        var projections: [Double]
        var squares = 0.0
        var cost = 0.0

        init(_ regression: Regression) {
            lengths = regression.gram.indices.map { regression.gram[$0][$0] }
            projections = regression.correlations
        }

        /// Adds a term, and takes its direction out of the others.
        mutating func append(_ term: Int, cost: Double, _ gram: [[Double]], among allowed: [Int]) {
            let length = lengths[term].squareRoot()
            let projection = projections[term] / length
            var direction = [Double](repeating: 0, count: lengths.count)
            for other in allowed {
                var share = gram[term][other]
                for earlier in shares { share -= earlier[term] * earlier[other] }
                share /= length
                direction[other] = share
                lengths[other] -= share * share
                projections[other] -= share * projection
            }
            shares.append(direction)
            terms.append(term)
            squares += projection * projection
            self.cost += cost
        }
    }

    private struct Growth {
        var parent: Int
        var term: Int
        var merit: Double
    }

    /// What is left to explain after a set has explained `squares`, as a part of the whole.
    private func remaining(_ squares: Double) -> Double {
        let whole = regression.square
        return whole > 0 ? max(0, whole - squares) / whole : 0
    }

    private func growth(of partial: Partial, at parent: Int, by term: Int) -> Growth {
        let gain = partial.projections[term] * partial.projections[term] / partial.lengths[term]
        let misfit = remaining(partial.squares + gain) + regression.floor
        let merit = Double(regression.rowCount) * Elementary.log(misfit) + 2 * (partial.cost + costs[term])
        return Growth(parent: parent, term: term, merit: merit)
    }

    private func select(_ grown: [Growth], from beam: [Partial], among allowed: [Int]) -> [Partial] {
        var selected: [Partial] = []
        var seen: Set<[Int]> = []
        for growth in grown {
            var next = beam[growth.parent]
            guard seen.insert((next.terms + [growth.term]).sorted()).inserted else { continue }
            next.append(growth.term, cost: costs[growth.term], regression.gram, among: allowed)
            selected.append(next)
            if selected.count == Self.beamWidth { break }
        }
        return selected
    }

    private func support(_ partial: Partial, librarySize: Int) -> Support {
        let size = Double(partial.terms.count)
        let rows = Double(regression.rowCount)
        let residual = remaining(partial.squares)
        let score =
            rows * Elementary.log(residual + regression.floor) + size * Elementary.log(rows) + 2 * partial.cost
            + 2 * Criterion.sizeWeight * size * Elementary.log(Double(librarySize))
        return Support(terms: partial.terms.sorted(), residual: residual, score: score)
    }
}
