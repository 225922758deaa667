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
        let costs = allowed.map { self.costs[$0] }
        var beam = SupportBeam(regression, among: allowed)
        var found = beam.sets.map { support($0, among: allowed) }
        for _ in 0..<min(mostTerms, allowed.count) {
            beam = grown(beam, costs)
            found += beam.sets.prefix(Self.keptPerSize).map { support($0, among: allowed) }
            // Nothing is left to explain: larger sets would fit the smoothing's errors.
            guard let best = beam.sets.first, remaining(best.squares) > 1e-12 else { break }
        }
        return found.sorted { $0.score < $1.score }
    }
}

extension SubsetSearch {
    /// A term that others explain to 1e-5 of its length only adds huge, opposite coefficients.
    private static let novelty = 1e-10

    /// A set to which a term is added.
    private struct Growth {
        var parent: Int
        var place: Int
        var key: UInt64
        var merit: Double
    }

    /// What is left to explain after a set has explained `squares`, as a part of the whole.
    private func remaining(_ squares: Double) -> Double {
        let whole = regression.square
        return whole > 0 ? max(0, whole - squares) / whole : 0
    }

    /// The sets with one term more that explain most for what they cost, the best first.
    private func grown(_ beam: SupportBeam, _ costs: [Double]) -> SupportBeam {
        let rows = Double(regression.rowCount)
        var best: [Growth] = []
        best.reserveCapacity(Self.beamWidth + 1)
        for parent in beam.sets.indices {
            let price = beam.sets[parent].cost
            let gains = beam.gains(of: parent, novelty: Self.novelty)
            let misfits = gains.map { remaining(beam.sets[parent].squares + $0) + regression.floor }
            let logarithms = Elementary.logarithms(of: misfits)
            for place in gains.indices where gains[place] >= 0 {
                let merit = rows * logarithms[place] + 2 * (price + costs[place])
                guard best.count < Self.beamWidth || merit < best[Self.beamWidth - 1].merit else { continue }
                let key = beam.key(of: parent, with: place)
                Self.insert(Growth(parent: parent, place: place, key: key, merit: merit), into: &best)
            }
        }
        var next = SupportBeam(after: beam, mostSets: Self.beamWidth)
        for growth in best {
            next.append(growth.parent, of: beam, growth.place, cost: costs[growth.place], regression.gram)
        }
        return next
    }

    /// Ranks a growth behind those that are as good; the same set is reached from each that lacks one of its terms, and stays
    /// where it is best.
    private static func insert(_ growth: Growth, into ranking: inout [Growth]) {
        if let same = ranking.firstIndex(where: { $0.key == growth.key }) {
            guard growth.merit < ranking[same].merit else { return }
            ranking.remove(at: same)
        } else if ranking.count == beamWidth {
            ranking.removeLast()
        }
        var rank = ranking.count
        while rank > 0, growth.merit < ranking[rank - 1].merit { rank -= 1 }
        ranking.insert(growth, at: rank)
    }

    private func support(_ set: SupportBeam.TermSet, among allowed: [Int]) -> Support {
        let size = Double(set.places.count)
        let rows = Double(regression.rowCount)
        let residual = remaining(set.squares)
        let score =
            rows * Elementary.log(residual + regression.floor) + size * Elementary.log(rows) + 2 * set.cost
            + 2 * Criterion.sizeWeight * size * Elementary.log(Double(allowed.count))
        return Support(terms: set.places.map { allowed[$0] }.sorted(), residual: residual, score: score)
    }
}
