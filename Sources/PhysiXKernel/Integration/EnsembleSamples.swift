/// The samples of an ensemble's members in memory: for each member and each state variable a column over time.
///
/// Columns are written eight samples at a time and have room for the excess.
@safe
struct EnsembleSamples {
    private typealias Block = SIMD8<Double>

    private let columns: UnsafeMutablePointer<Double>
    private let times: UnsafeMutablePointer<Double>
    private let sampleCount: Int
    private let stateCount: Int
    private var columnLength: Int { sampleCount + Block.scalarCount }

    /// How many numbers of memory an ensemble needs.
    static func memoryCount(members: Int, samples: Int, states: Int) -> Int {
        (members * states + 1) * (samples + Block.scalarCount)
    }

    /// Divides memory of ``memoryCount(members:samples:states:)`` numbers.
    init(memory: UnsafeMutablePointer<Double>, times: [Double], stateCount: Int) {
        sampleCount = times.count
        self.stateCount = stateCount
        unsafe self.times = memory
        unsafe columns = memory + times.count + Block.scalarCount
        for sample in 0..<columnLength { unsafe self.times[sample] = times[min(sample, sampleCount - 1)] }
    }

    /// The dense output of one component of one lane.
    @safe
    struct Polynomial {
        /// The coefficients in memory, `stride` numbers apart.
        private let coefficients: UnsafePointer<Double>
        private let stride: Int

        @inline(__always)
        init(_ rows: UnsafeMutablePointer<EnsembleElement>, count: Int, element: Int, lane: Int) {
            unsafe coefficients =
                UnsafeRawPointer(rows + element).assumingMemoryBound(to: Double.self) + lane
            stride = count * Block.scalarCount
        }

        /// The same arithmetic as ``DormandPrince853/interpolated(_:at:complement:)``.
        @inline(__always)
        func value(at fraction: SIMD8<Double>) -> SIMD8<Double> {
            let complement = SIMD8(repeating: 1) - fraction
            var value = every(7) * fraction + every(6)
            value = value * complement + every(5)
            value = value * fraction + every(4)
            value = value * complement + every(3)
            value = value * fraction + every(2)
            value = value * complement + every(1)
            return value * fraction + every(0)
        }

        @inline(__always)
        private func every(_ power: Int) -> SIMD8<Double> { SIMD8(repeating: unsafe coefficients[power * stride]) }
    }

    /// Writes the values of a polynomial at some samples.
    @inline(__always)
    func write(
        _ polynomial: Polynomial, over range: Range<Int>, _ member: Int, _ variable: Int, from time: Double,
        by step: Double
    ) {
        let column = unsafe UnsafeMutableRawPointer(self.column(member, variable))
        for sample in stride(from: range.lowerBound, to: range.upperBound, by: Block.scalarCount) {
            let offset = sample * MemoryLayout<Double>.stride
            let sampleTimes = unsafe UnsafeRawPointer(times).loadUnaligned(fromByteOffset: offset, as: Block.self)
            let value = polynomial.value(at: (sampleTimes - Block(repeating: time)) * Block(repeating: 1 / step))
            unsafe column.storeBytes(of: value, toByteOffset: offset, as: Block.self)
        }
    }

    /// Writes the initial value of a variable.
    func write(_ value: Double, _ member: Int, _ variable: Int) { unsafe column(member, variable)[0] = value }

    /// Marks the samples of a member as not reached.
    func discard(_ member: Int, from sample: Int) {
        for variable in 0..<stateCount {
            for index in sample..<max(sample, sampleCount) { unsafe column(member, variable)[index] = .nan }
        }
    }

    /// A member's states, row by row.
    func states(of member: Int) -> [Double] {
        unsafe [Double](unsafeUninitializedCapacity: sampleCount * stateCount) { states, initializedCount in
            for variable in 0..<stateCount {
                let column = unsafe column(member, variable)
                for sample in 0..<sampleCount { unsafe states[sample &* stateCount &+ variable] = column[sample] }
            }
            initializedCount = sampleCount * stateCount
        }
    }

    private func column(_ member: Int, _ variable: Int) -> UnsafeMutablePointer<Double> {
        unsafe columns + (member * stateCount + variable) * columnLength
    }
}
