/// A dense symmetric matrix, such as the normal equations of a fit.
package struct SymmetricMatrix: Sendable {
    /// The number of rows.
    package let order: Int
    private var values: [Double]

    /// The zero matrix.
    package init(order: Int) {
        self.order = order
        values = [Double](repeating: 0, count: order * order)
    }

    /// An entry; setting one sets its mirror image too.
    package subscript(row: Int, column: Int) -> Double {
        get { values[row * order + column] }
        set {
            values[row * order + column] = newValue
            values[column * order + row] = newValue
        }
    }

    /// Adds the products of vectors with themselves, one after the other.
    ///
    /// - Parameters:
    ///   - vectors: one behind the other, each with an entry for each of the places.
    ///   - places: the rows that the entries belong to, ascending; the vectors are 0 elsewhere.
    mutating func addOuterProducts(of vectors: ArraySlice<Double>, _ places: [Int]) {
        guard !places.isEmpty else { return }
        let chunkCount = (places.count + 3) / 4
        var sums = [SIMD4<Double>](repeating: .zero, count: places.count * chunkCount)
        for (row, place) in places.enumerated() {
            for column in row..<places.count {
                sums[row * chunkCount + column / 4][column % 4] = self[place, places[column]]
            }
        }
        // The columns of the last chunk that are none stay 0.
        var vector = [SIMD4<Double>](repeating: .zero, count: chunkCount)
        unsafe vectors.withUnsafeBufferPointer { vectors in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
                unsafe vector.withUnsafeMutableBufferPointer { vector in
                    for start in stride(from: 0, to: vectors.count, by: places.count) {
                        for index in places.indices { unsafe vector[index / 4][index % 4] = vectors[start &+ index] }
                        unsafe Self.addOuterProduct(of: vector, count: places.count, to: sums)
                    }
                }
            }
        }
        for (row, place) in places.enumerated() {
            for column in row..<places.count {
                self[place, places[column]] = sums[row * chunkCount + column / 4][column % 4]
            }
        }
    }

    /// Adds the product of a vector with itself to the upper triangle of a matrix, both in chunks of four columns.
    @inline(__always)
    private static func addOuterProduct(
        of vector: UnsafeMutableBufferPointer<SIMD4<Double>>, count: Int,
        to sums: UnsafeMutableBufferPointer<SIMD4<Double>>
    ) {
        let chunkCount = vector.count
        for row in 0..<count {
            let factor = unsafe vector[row / 4][row % 4]
            guard factor != 0 else { continue }
            for chunk in row / 4..<chunkCount {
                unsafe sums[row &* chunkCount &+ chunk] += factor * vector[chunk]
            }
        }
    }

    /// The Cholesky factor, or `nil` where the matrix is not positive definite to working precision.
    package func cholesky() -> CholeskyFactor? { CholeskyFactor(order: order, values) }
}
