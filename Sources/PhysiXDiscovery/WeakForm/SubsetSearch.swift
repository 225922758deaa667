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
    /// The most terms that a law usually has.
    static let usualSize = 6
    /// How many sets of each size are handed on.
    private static let keptPerSize = 4
    private let regression: Regression
    private let costs: [Double]

    private let mostTerms: Int

    /// A search among columns, each with what its term costs, in nats, for sets of so many terms at most.
    init(_ regression: Regression, costs: [Double], mostTerms: Int = SubsetSearch.usualSize) {
        self.regression = regression
        self.costs = costs
        self.mostTerms = mostTerms
    }

    /// The best sets of every size among the allowed terms, the best by the criterion first.
    func search(among allowed: [Int]) -> [Support] {
        var beam = [Partial(regression)]
        var found = [support(beam[0], librarySize: allowed.count)]
        for _ in 0..<min(mostTerms, allowed.count) {
            beam = select(growths(of: beam, among: allowed), from: beam, among: allowed)
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
            let cosines = gram[term]
            var direction = [Double](repeating: 0, count: lengths.count)
            for other in allowed { direction[other] = cosines[other] }
            for earlier in shares {
                let own = earlier[term]
                for other in allowed { direction[other] -= own * earlier[other] }
            }
            for other in allowed {
                let share = direction[other] / length
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

    /// The best growths of all sets, the best first: enough for a beam.
    private func growths(of beam: [Partial], among allowed: [Int]) -> [Growth] {
        // A set can grow from each of the sets that lack one of its terms, and from no other.
        let most = Self.beamWidth * ((beam.first?.terms.count ?? 0) + 1)
        let rows = Double(regression.rowCount)
        var best: [Growth] = []
        for (parent, partial) in beam.enumerated() {
            let terms = allowed.filter { partial.lengths[$0] > Self.novelty && !partial.terms.contains($0) }
            let misfits = terms.map { term in
                let gain = partial.projections[term] * partial.projections[term] / partial.lengths[term]
                return remaining(partial.squares + gain) + regression.floor
            }
            for (term, logarithm) in zip(terms, Elementary.logarithms(of: misfits)) {
                let merit = rows * logarithm + 2 * (partial.cost + costs[term])
                guard best.count < most || merit < best[most - 1].merit else { continue }
                if best.count == most { best.removeLast() }
                best.insert(Growth(parent: parent, term: term, merit: merit), at: Self.place(of: merit, in: best))
            }
        }
        return best
    }

    /// Where a growth belongs in a ranking: behind those that are as good.
    private static func place(of merit: Double, in ranking: [Growth]) -> Int {
        var (low, high) = (0, ranking.count)
        while low < high {
            let middle = (low + high) / 2
            if merit < ranking[middle].merit { high = middle } else { low = middle + 1 }
        }
        return low
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
