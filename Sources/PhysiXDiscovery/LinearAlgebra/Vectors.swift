/// The scalar product, summed in eight lanes.
func dot(_ left: [Double], _ right: [Double]) -> Double {
    precondition(left.count == right.count, "vectors of one space")
    return left.withUnsafeBytes { left in
        right.withUnsafeBytes { right in
            let size = MemoryLayout<SIMD8<Double>>.size
            var lanes = SIMD8<Double>.zero
            var offset = 0
            while offset + size <= left.count {
                lanes +=
                    left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                    * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                offset += size
            }
            var sum = lanes.sum()
            while offset < left.count {
                sum +=
                    left.load(fromByteOffset: offset, as: Double.self)
                    * right.load(fromByteOffset: offset, as: Double.self)
                offset += MemoryLayout<Double>.size
            }
            return sum
        }
    }
}

extension [Double] {
    /// Takes away a multiple of another vector.
    mutating func subtract(_ other: ArraySlice<Double>, times factor: Double) {
        precondition(count == other.count, "vectors of one space")
        withUnsafeMutableBufferPointer { own in
            other.withUnsafeBufferPointer { other in
                for index in own.indices { own[index] -= factor * other[index] }
            }
        }
    }

    /// Puts other numbers in the place of as many.
    mutating func overwrite(from first: Int, by other: ArraySlice<Double>) {
        precondition(first >= 0 && first + other.count <= count, "within the array")
        withUnsafeMutableBufferPointer { own in
            other.withUnsafeBufferPointer { other in
                for index in other.indices { own[first + index] = other[index] }
            }
        }
    }

    /// Divides every component.
    mutating func divide(by divisor: Double) {
        withUnsafeMutableBufferPointer { own in
            for index in own.indices { own[index] /= divisor }
        }
    }
}

/// An orthonormal basis of a space of vectors, grown one vector at a time.
struct OrthonormalBasis {
    private(set) var directions: [[Double]] = []

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
            remaining.subtract(direction[...], times: dot(remaining, direction))
        }
        return remaining
    }

    /// The coordinates of what of a vector lies within the space.
    func coordinates(of vector: [Double]) -> [Double] { directions.map { dot($0, vector) } }
}
