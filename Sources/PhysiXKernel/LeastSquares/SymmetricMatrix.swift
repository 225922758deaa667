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
        // The last chunk of a vector runs into the next one; what that adds to columns that are none is never read.
        let padded = vectors + [0, 0, 0]
        unsafe padded.withUnsafeBytes { vectors in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
                for vector in 0..<(padded.count - 3) / places.count {
                    unsafe Self.addOuterProduct(
                        of: vectors.baseAddress.unsafelyUnwrapped + vector * places.count * 8, count: places.count,
                        to: sums)
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
        of vector: UnsafeRawPointer, count: Int, to sums: UnsafeMutableBufferPointer<SIMD4<Double>>
    ) {
        let chunkCount = (count &+ 3) / 4
        for row in 0..<count {
            let factor = unsafe vector.load(fromByteOffset: 8 &* row, as: Double.self)
            guard factor != 0 else { continue }
            let factors = SIMD4(repeating: factor)
            for chunk in row / 4..<chunkCount {
                let columns = unsafe vector.loadUnaligned(fromByteOffset: 32 &* chunk, as: SIMD4<Double>.self)
                unsafe sums[row &* chunkCount &+ chunk] += factors * columns
            }
        }
    }

    /// The Cholesky factor, or `nil` where the matrix is not positive definite to working precision.
    package func cholesky() -> CholeskyFactor? { CholeskyFactor(order: order, values) }
}
