/// Which values of one variable are wild: far from a law that follows all others, and far from their neighbours.
///
/// A false alarm is worse than none, so everything that could be the motion's own counts against it. A sharp spike or a
/// jump that a law misses makes several residuals in a row, or ones that lie between their neighbours, or as many that
/// are nearly as large; then nothing is wild.
struct OutlierTest {
    /// How many times the typical residual a wild one exceeds.
    private static let far = 8.0
    /// How far a wild value lies outside its neighbours', and how far these may lie from the law.
    private static let clear = 4.0
    /// From here on a residual is no longer noise; half as many as are wild may be in between.
    private static let doubtful = 5.0
    /// The typical residual, in parts of the spread, of a law that follows, and the smallest one that is told from 0.
    private static let (loosest, finest) = (0.1, 5e-4)
    /// The fewest values of which some may be called wild, and the largest part that may.
    private static let fewestValues = 20
    private static let mostShare = 0.1
    /// The largest correlation between residuals of a law that leaves nothing but noise.
    private static let strongestPersistence = 0.5
    /// The part of the wild values' squares that their pull leaves in the others, at most.
    private static let pull = 0.05

    private let residuals: [Double]
    private let values: [Double]
    private let pieces: [[Int]]
    private let scale: Double

    /// The wild samples, ascending.
    private(set) var samples: [Int] = []

    /// Judges a variable.
    ///
    /// - Parameters:
    ///   - values: the measurements, NaN where missing.
    ///   - residuals: what a law leaves of each, in the variable's unit; where some samples are noisier than others,
    ///     divided by how much.
    ///   - spread: the standard deviation of the values.
    ///   - experiments: the samples of each experiment.
    init(_ values: [Double], residuals: [Double], spread: Double, experiments: [Range<Int>]) {
        self.values = values
        self.residuals = residuals
        pieces = experiments.map { $0.filter { !values[$0].isNaN && !residuals[$0].isNaN } }
        let sizes = pieces.joined().map { residuals[$0].magnitude }.sorted()
        let typical = sizes.isEmpty ? .infinity : 1.4826 * sizes[sizes.count / 2]
        scale = max(typical, Self.finest * spread)
        guard sizes.count >= Self.fewestValues, typical < Self.loosest * spread else { return }
        let wild = pieces.flatMap { piece in piece.indices.filter { isWild($0, in: piece) }.map { piece[$0] } }
        guard Double(wild.count) <= Self.mostShare * Double(sizes.count),
            2 * (sizes.count { $0 > Self.doubtful * scale } - wild.count) <= wild.count,
            leavesNoise(without: Set(wild))
        else { return }
        samples = wild
    }

    /// Whether one of an experiment's samples is far from the law and outside what the two before and the two after
    /// span, of which at least half follow the law.
    private func isWild(_ place: Int, in piece: [Int]) -> Bool {
        let sample = piece[place]
        guard residuals[sample].magnitude > Self.far * scale else { return false }
        let around = (max(0, place - 2)...min(piece.count - 1, place + 2)).filter { $0 != place }.map { piece[$0] }
        let following = around.count { residuals[$0].magnitude <= Self.clear * scale }
        let near = around.filter { residuals[$0].magnitude <= Self.far * scale }.map { values[$0] }
        guard 2 * following >= around.count, let least = near.min(), let most = near.max() else { return false }
        return max(least - values[sample], values[sample] - most) > Self.clear * scale
    }

    /// Whether the other residuals tell little about each other, or are no more than what values that are so wild make by
    /// pulling the law towards them.
    private func leavesNoise(without wild: Set<Int>) -> Bool {
        var (squares, products) = (0.0, 0.0)
        for piece in pieces {
            var previous = 0.0
            for sample in piece where !wild.contains(sample) {
                squares += residuals[sample] * residuals[sample]
                products += residuals[sample] * previous
                previous = residuals[sample]
            }
        }
        let wildSquares = wild.reduce(0) { $0 + residuals[$1] * residuals[$1] }
        return products <= Self.strongestPersistence * squares || squares < Self.pull * wildSquares
    }
}
