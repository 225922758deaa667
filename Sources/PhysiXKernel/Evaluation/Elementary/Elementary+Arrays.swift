extension Elementary {
    // Eight at a time, with the bits that each number gets alone.

    /// The sines of numbers.
    package static func sines(of numbers: [Double]) -> [Double] { lanewise(numbers) { sin($0) } }
    /// The cosines of numbers.
    package static func cosines(of numbers: [Double]) -> [Double] { lanewise(numbers) { cos($0) } }
    /// The exponentials of numbers.
    package static func exponentials(of numbers: [Double]) -> [Double] { lanewise(numbers) { exp($0) } }
    /// The logarithms of numbers.
    package static func logarithms(of numbers: [Double]) -> [Double] { lanewise(numbers) { log($0) } }

    @inline(__always)
    private static func lanewise(
        _ numbers: [Double], _ function: (SIMD8<Double>) -> SIMD8<Double>
    ) -> [Double] {
        unsafe [Double](unsafeUninitializedCapacity: numbers.count) { values, initialized in
            let whole = numbers.count / 8 * 8
            unsafe numbers.withUnsafeBytes { numbers in
                let values = UnsafeMutableRawBufferPointer(values)
                for offset in stride(from: 0, to: 8 * whole, by: 64) {
                    let lanes = unsafe function(numbers.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self))
                    unsafe values.storeBytes(of: lanes, toByteOffset: offset, as: SIMD8<Double>.self)
                }
            }
            if whole < numbers.count {
                // What fills up the last lanes has no special way of its own.
                var rest = SIMD8<Double>(repeating: 1)
                for index in whole..<numbers.count { rest[index - whole] = numbers[index] }
                let last = function(rest)
                for index in whole..<numbers.count { unsafe values[index] = last[index - whole] }
            }
            initialized = numbers.count
        }
    }
}
