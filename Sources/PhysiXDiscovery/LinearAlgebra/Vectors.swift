/// The scalar product.
func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
}

/// An orthonormal basis of a space of vectors, grown one vector at a time.
struct OrthonormalBasis {
    private var directions: [[Double]] = []

    /// A basis of the space that vectors span; one that the others span to eight digits adds nothing.
    init(of vectors: [[Double]]) {
        for vector in vectors { append(vector) }
    }

    /// Adds a vector to the space.
    mutating func append(_ vector: [Double]) {
        // Twice, because once leaves rounding along the earlier directions.
        let fresh = remainder(of: remainder(of: vector))
        let square = dot(fresh, fresh)
        guard square > 1e-16 * dot(vector, vector) else { return }
        let scale = 1 / square.squareRoot()
        directions.append(fresh.map { $0 * scale })
    }

    /// What of a vector lies outside the space.
    func remainder(of vector: [Double]) -> [Double] {
        var remaining = vector
        for direction in directions {
            let share = dot(remaining, direction)
            for index in remaining.indices { remaining[index] -= share * direction[index] }
        }
        return remaining
    }
}
