import PhysiXKernel

/// Looks for sums that do not change along the measured motion by more than their noise.
///
/// Of every few features it takes the sum that varies least beside its noise. That is conserved where nothing but noise
/// is left of its variation, in size and in order, while each of its parts varies by many times the noise.
struct ConservationSearch {
    private let features: ConservedFeatures
    /// The covariance of the features along the motion, each in units of its own noise.
    private let covariance: SymmetricMatrix
    /// Pairs of features that are not combined.
    private let excluded: [(Int, Int)]

    /// The fewest samples from which noise and motion can be told apart.
    private static let fewestSamples = 12
    /// The most features of a sum.
    private static let longest = 4
    /// How many times the noise of the sum each of its parts must vary; numbers that are not simple need better reason.
    private static let leastMotion = (simple: 3.0, other: 20.0)
    /// How many standard deviations the remaining variation may be larger than noise, and hang together.
    private static let confidence = 3.0
    /// The largest whole number that counts as simple.
    private static let largestSimple = 2.0

    private typealias Weights = [(feature: Int, weight: Double)]

    init(_ features: ConservedFeatures, excluding excluded: [(Int, Int)] = []) {
        self.features = features
        self.excluded = excluded
        var covariance = SymmetricMatrix(order: features.count)
        let scales = (0..<features.count).map { features.noise(of: [($0, 1)]) }
        for left in 0..<features.count {
            for right in 0...left {
                covariance[left, right] =
                    dot(features.deviations[left], features.deviations[right])
                    / (scales[left] * scales[right] * Double(max(1, features.sampleCount)))
            }
        }
        self.covariance = covariance
    }

    /// The sums that are conserved, the shortest first; none is part of another.
    func run() -> [ConservedQuantity] {
        guard features.sampleCount >= Self.fewestSamples else { return [] }
        var found: [(features: [Int], quantity: ConservedQuantity)] = []
        for size in 2...max(2, Self.longest) {
            for subset in Self.subsets(of: features.count, size: size) {
                let isKnown = found.contains { known in known.features.allSatisfy(subset.contains) }
                guard !isKnown, !excluded.contains(where: { subset.contains($0.0) && subset.contains($0.1) }),
                    let weights = leastVarying(subset), let quantity = conserved(weights)
                else { continue }
                found.append((subset, quantity))
            }
        }
        return found.map(\.quantity)
    }

    private static func subsets(of count: Int, size: Int) -> [[Int]] {
        guard size > 0 else { return [[]] }
        guard count >= size else { return [] }
        return subsets(of: count - 1, size: size)
            + subsets(of: count - 1, size: size - 1).map { $0 + [count - 1] }
    }

    /// The sum whose variation is least beside its noise, by inverse iteration.
    private func leastVarying(_ subset: [Int]) -> Weights? {
        let scales = subset.map { features.noise(of: [($0, 1)]) }
        guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        var matrix = SymmetricMatrix(order: subset.count)
        let total = subset.reduce(0) { $0 + covariance[$1, $1] }
        for (row, left) in subset.enumerated() {
            for (column, right) in subset.enumerated() where column <= row {
                matrix[row, column] = covariance[left, right]
            }
            matrix[row, row] += 1e-12 * total
        }
        guard let factor = matrix.cholesky() else { return nil }
        var vector = subset.indices.map { 1 + 0.1 * Double($0) }
        for _ in 0..<12 {
            let noisy = subset.indices.map { row in
                subset.indices.reduce(0) { sum, column in
                    let entry = features.noise[subset[row] * features.count + subset[column]]
                    return sum + entry / (scales[row] * scales[column]) * vector[column]
                }
            }
            let next = factor.solve(noisy)
            let length = dot(next, next).squareRoot()
            guard length > 0, length.isFinite else { return nil }
            vector = next.map { $0 / length }
        }
        return subset.indices.map { (subset[$0], vector[$0] / scales[$0]) }
    }

    /// The sum with simple numbers where the noise allows, if it is conserved.
    private func conserved(_ weights: Weights) -> ConservedQuantity? {
        let smallest = weights.reduce(Double.infinity) { min($0, $1.weight.magnitude) }
        let first = weights[0].weight
        guard smallest > 0, isConserved(weights, leastMotion: Self.leastMotion.simple) else { return nil }
        let whole: Weights = weights.map { ($0.feature, ($0.weight / smallest).rounded() * (first < 0 ? -1 : 1)) }
        if whole.allSatisfy({ $0.weight.magnitude <= Self.largestSimple }),
            isConserved(whole, leastMotion: Self.leastMotion.simple)
        {
            return quantity(whole)
        }
        let relative: Weights = weights.map { ($0.feature, Rounding.round($0.weight / first, digits: 3)) }
        return isConserved(relative, leastMotion: Self.leastMotion.other) ? quantity(relative) : nil
    }

    private func values(_ weights: Weights) -> [Double] {
        (0..<features.sampleCount).map { sample in
            weights.reduce(0) { $0 + $1.weight * features.deviations[$1.feature][sample] }
        }
    }

    private func isConserved(_ weights: Weights, leastMotion: Double) -> Bool {
        let noise = features.noise(of: weights)
        let count = Double(features.sampleCount)
        guard
            weights.allSatisfy({ $0.weight.magnitude * features.spread(of: $0.feature) >= leastMotion * noise })
        else { return false }
        let values = values(weights)
        let ratio = dot(values, values) / ((count - Double(features.pieces.count)) * noise * noise)
        guard ratio < 1 + Self.confidence * (2 / count).squareRoot() else { return false }
        var products = 0.0
        for piece in features.pieces {
            for sample in piece.dropFirst() { products += values[sample] * values[sample - 1] }
        }
        // What is much smaller than the noise may have any order: it is the noise that was overestimated.
        return ratio < 0.1 || products < Self.confidence / count.squareRoot() * dot(values, values)
    }

    private func quantity(_ weights: Weights) -> ConservedQuantity {
        let values = values(weights)
        let scatter = (dot(values, values) / Double(max(1, features.sampleCount - features.pieces.count))).squareRoot()
        let means = features.pieces.indices.map { piece in
            weights.reduce(0) { $0 + $1.weight * features.means[$1.feature][piece] }
        }
        let (least, greatest) = (means.min() ?? 0, means.max() ?? 0)
        // To tell laws apart it must differ by a fair part of what its parts go through.
        let motion = weights.reduce(0) { max($0, $1.weight.magnitude * features.spread(of: $1.feature)) }
        return ConservedQuantity(
            terms: weights.map { .init(coefficient: $0.weight, product: features.names[$0.feature]) }, values: means,
            scatter: scatter, isSameEverywhere: greatest - least < max(0.1 * motion, 3 * scatter))
    }
}
