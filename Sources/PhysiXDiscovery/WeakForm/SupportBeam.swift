import PhysiXKernel

/// Sets of equally many terms, and for each what of every allowed term and of the left side lies outside of the space that
/// the set spans.
///
/// The numbers of all sets stand in a few arrays: sets are made far more often than anything else is done with them.
struct SupportBeam {
    /// A set of terms.
    struct TermSet {
        /// The places of its terms among those that are allowed.
        var places: [Int] = []
        /// What it explains of the left side, squared.
        var squares = 0.0
        /// What its terms cost together.
        var cost = 0.0
        /// The sum of its terms' keys: two different sets share it once in 2⁶⁴ times.
        var key: UInt64 = 0
    }

    /// The number of terms in each set.
    let size: Int
    private(set) var sets: [TermSet]
    private let allowed: [Int]
    private let keys: [UInt64]
    /// For each set and each direction of its space the part of every allowed term along it.
    private var shares: [Double]
    /// For each set the squared length of what is left of every allowed term.
    private var lengths: [Double]
    /// For each set the scalar products of these with the left side.
    private var projections: [Double]

    /// The empty set.
    init(_ regression: Regression, among allowed: [Int]) {
        size = 0
        self.allowed = allowed
        keys = allowed.indices.map {
            var generator = SeededGenerator(seed: UInt64($0))
            return generator.next()
        }
        sets = [TermSet()]
        shares = []
        lengths = allowed.map { regression.gram[$0][$0] }
        projections = allowed.map { regression.correlations[$0] }
    }

    /// No sets yet, with room for so many that have a term more than another beam's.
    init(after beam: SupportBeam, mostSets: Int) {
        size = beam.size + 1
        (allowed, keys) = (beam.allowed, beam.keys)
        sets = []
        sets.reserveCapacity(mostSets)
        shares = [Double](repeating: 0, count: mostSets * size * allowed.count)
        lengths = [Double](repeating: 0, count: mostSets * allowed.count)
        projections = lengths
    }

    /// What each allowed term would explain of the left side beside a set, squared; negative where less of its length is left
    /// than counts.
    func gains(of set: Int, novelty: Double) -> [Double] {
        let first = set * allowed.count
        return (first..<first + allowed.count).map {
            lengths[$0] > novelty ? projections[$0] * projections[$0] / lengths[$0] : -1
        }
    }

    /// The key of a set with one term more.
    func key(of set: Int, with place: Int) -> UInt64 { sets[set].key &+ keys[place] }

    /// Adds a set of another beam grown by the term at a place, whose direction is taken out of what is left.
    mutating func append(_ parent: Int, of beam: SupportBeam, _ place: Int, cost: Double, _ cosines: [[Double]]) {
        let count = allowed.count
        let (old, new) = (parent * count, sets.count * count)
        let length = beam.lengths[old + place].squareRoot()
        let projection = beam.projections[old + place] / length
        let row = cosines[allowed[place]]
        var direction = allowed.map { row[$0] }
        let (oldShares, newShares) = (old * beam.size, new * size)
        for start in stride(from: 0, to: beam.size * count, by: count) {
            let own = beam.shares[oldShares + start..<oldShares + start + count]
            direction.subtract(own, times: own[own.startIndex + place])
            shares.overwrite(from: newShares + start, by: own)
        }
        direction.divide(by: length)
        shares.overwrite(from: newShares + beam.size * count, by: direction[...])
        for other in direction.indices {
            let share = direction[other]
            lengths[new + other] = beam.lengths[old + other] - share * share
            projections[new + other] = beam.projections[old + other] - share * projection
        }
        var set = beam.sets[parent]
        set.key = beam.key(of: parent, with: place)
        set.places.append(place)
        set.squares += projection * projection
        set.cost += cost
        sets.append(set)
    }
}
