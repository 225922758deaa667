/// The normal equations `JᵀWJ·x = JᵀWr` of a small weighted least-squares problem.
struct NormalEquations {
    private let unknowns: Int
    private var matrix: [Double]
    private var rightSide: [Double]

    init(unknowns: Int) {
        self.unknowns = unknowns
        matrix = [Double](repeating: 0, count: unknowns * unknowns)
        rightSide = [Double](repeating: 0, count: unknowns)
    }

    /// Adds one residual and its derivatives.
    mutating func add(row: [Double], residual: Double, weight: Double) {
        for i in 0..<unknowns {
            rightSide[i] += weight * row[i] * residual
            for j in 0...i { matrix[i * unknowns + j] += weight * row[i] * row[j] }
        }
    }

    /// The solution with the diagonal enlarged by the factor `1 + damping` (Marquardt), by Cholesky's decomposition;
    /// `nil` where the matrix is not positive definite.
    func solution(damping: Double) -> [Double]? {
        var factor = matrix
        for i in 0..<unknowns { factor[i * unknowns + i] *= 1 + damping }
        for i in 0..<unknowns {
            for j in 0...i {
                var sum = factor[i * unknowns + j]
                for k in 0..<j { sum -= factor[i * unknowns + k] * factor[j * unknowns + k] }
                if i == j {
                    guard sum > 0, sum.isFinite else { return nil }
                    factor[i * unknowns + i] = sum.squareRoot()
                } else {
                    factor[i * unknowns + j] = sum / factor[j * unknowns + j]
                }
            }
        }
        var solution = rightSide
        for i in 0..<unknowns {
            for k in 0..<i { solution[i] -= factor[i * unknowns + k] * solution[k] }
            solution[i] /= factor[i * unknowns + i]
        }
        for i in (0..<unknowns).reversed() {
            for k in (i + 1)..<max(unknowns, i + 1) { solution[i] -= factor[k * unknowns + i] * solution[k] }
            solution[i] /= factor[i * unknowns + i]
        }
        return solution
    }
}
