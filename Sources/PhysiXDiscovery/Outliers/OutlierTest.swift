/// Which values of one variable are wild: far from a law that follows all others, and far from their neighbours.
///
/// A false alarm is worse than none, so everything that could be the motion's own counts against it. A sharp spike or a
/// jump that a law misses makes several residuals in a row, or ones that lie between where the neighbours on either side
/// lead, or as many that are nearly as large; then nothing is wild.
struct OutlierTest {
    /// How many times the typical residual a wild one exceeds.
    static let far = 8.0
    /// How far a wild value lies outside of where its neighbours lead, and how far these may lie from the law.
    private static let clear = 4.0
    /// The part of a wild value's residual that a neighbour's may be.
    private static let negligible = 0.1
    /// From here on a residual is no longer noise; half as many as are wild may be in between.
    private static let doubtful = 5.0
    /// The typical residual, in parts of the spread, of a law that follows, and the smallest one that is told from 0.
    private static let (loosest, finest) = (0.15, 5e-4)
    /// The fewest values of which some may be called wild, and the largest part that may.
    private static let fewestValues = 20
    private static let mostShare = 0.1
    /// The largest correlation between residuals of a law that leaves nothing but noise.
    private static let strongestPersistence = 0.5
    /// The part of the wild values' squares that their pull leaves in the others, at most.
    private static let pull = 0.25

    private let residuals: [Double]
    private let times: [Double]
    private let values: [Double]
    private let pieces: [[Int]]
    private let scale: Double

    /// The samples that look wild by themselves, whatever the others say; ascending.
    private(set) var suspects: [Int] = []
    /// The wild samples, ascending.
    private(set) var samples: [Int] = []

    /// Judges a variable.
    ///
    /// - Parameters:
    ///   - values: the measurements, NaN where missing.
    ///   - times: of the measurements.
    ///   - residuals: what a law leaves of each, in the variable's unit; where some samples are noisier than others,
    ///     divided by how much.
    ///   - spread: the standard deviation of the values.
    ///   - experiments: the samples of each experiment.
    init(
        _ values: [Double], at times: [Double], residuals: [Double], spread: Double, experiments: [Range<Int>]
    ) {
        self.times = times
        self.values = values
        self.residuals = residuals
        pieces = experiments.map { $0.filter { !values[$0].isNaN && !residuals[$0].isNaN } }
        let sizes = pieces.joined().map { residuals[$0].magnitude }
        scale = Self.scale(of: sizes, spread: spread)
        guard sizes.count >= Self.fewestValues, scale < Self.loosest * spread else { return }
        let wild = pieces.flatMap { piece in piece.indices.filter { isWild($0, in: piece) }.map { piece[$0] } }
        guard Double(wild.count) <= Self.mostShare * Double(sizes.count) else { return }
        suspects = wild
        guard 2 * (sizes.count { $0 > Self.doubtful * scale } - wild.count) <= wild.count,
            leavesNoise(without: Set(wild))
        else { return }
        samples = wild
    }

    /// The typical residual: the standard deviation of normal noise with the same median size, as far as it is told from 0.
    static func scale(of residuals: [Double], spread: Double) -> Double {
        let sizes = residuals.filter { !$0.isNaN }.map(\.magnitude).sorted()
        return sizes.isEmpty ? .infinity : max(1.4826 * sizes[sizes.count / 2], finest * spread)
    }

    /// Whether one of an experiment's samples is far from the law and from where the two before and the two after lead,
    /// of which at most one does not follow the law.
    private func isWild(_ place: Int, in piece: [Int]) -> Bool {
        let sample = piece[place]
        guard residuals[sample].magnitude > Self.far * scale else { return false }
        let before = Array(piece[max(0, place - 2)..<place])
        let after = Array(piece[place + 1..<min(piece.count, place + 3)])
        func isFollowing(_ other: Int) -> Bool { follows(other, within: Self.clear, beside: sample) }
        func isNear(_ other: Int) -> Bool { follows(other, within: Self.far, beside: sample) }
        let expected = expectations(at: sample, before.filter(isNear), after.filter(isNear))
        guard (before + after).count(where: { !isFollowing($0) }) <= 1, let least = expected.min(),
            let most = expected.max()
        else { return false }
        return max(least - values[sample], values[sample] - most) > Self.clear * scale
    }

    /// Whether a residual is so many times the typical one at most, or next to nothing beside another.
    private func follows(_ sample: Int, within limit: Double, beside other: Int) -> Bool {
        residuals[sample].magnitude <= max(limit * scale, Self.negligible * residuals[other].magnitude)
    }

    /// Where lines through up to two samples before one and two after it lead; in the middle of a jump they lead far
    /// apart.
    private func expectations(at sample: Int, _ before: [Int], _ after: [Int]) -> [Double] {
        func line(_ from: Int, _ to: Int) -> Double {
            let slope = (values[to] - values[from]) / (times[to] - times[from])
            return values[from] + slope * (times[sample] - times[from])
        }
        let sides = [before, after].filter { $0.count == 2 }.map { line($0[0], $0[1]) }
        guard let last = before.last, let next = after.first else {
            return sides + [before.last, after.first].compactMap { $0.map { values[$0] } }
        }
        return sides + [line(last, next)]
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
