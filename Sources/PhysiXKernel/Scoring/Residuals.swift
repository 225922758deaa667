/// The differences between observed samples and those that an integration left behind, rows of `stateSlots` numbers.
///
/// The observed samples are kept in such rows too, so that all variables of a row are compared at once.
struct Residuals: ~Copyable {
    /// Observed rows; NaN stands for a missing sample and for padding, and counts as no difference.
    private var rows = ScratchMemory()
    private var sums = ScratchMemory()
    private var rowCount = 0
    private var slots = 0

    /// Takes over the observed samples for programs with `slots` state slots.
    mutating func prepare(_ observed: Trajectory, slots: Int) {
        if slots == self.slots { return }
        self.slots = slots
        rowCount = observed.times.count
        let rows = unsafe rows.room(for: rowCount * slots, of: Double.self)
        for sample in 0..<rowCount {
            for slot in 0..<slots {
                unsafe rows[sample * slots + slot] = slot < observed.stateCount ? observed[sample, slot] : .nan
            }
        }
    }

    /// The sum of squared differences of each state slot.
    @unsafe
    mutating func sumsOfSquares(_ predicted: UnsafePointer<Double>) -> UnsafePointer<Double> {
        let sums = unsafe sums.room(for: slots, of: Double.self)
        switch slots {
        case 2: unsafe addPairs(predicted, sums)
        case 4: unsafe add(SIMD4<Double>.self, 0, stride: 4, predicted, sums)
        default:
            for slot in Swift.stride(from: 0, to: slots, by: 8) {
                unsafe add(SIMD8<Double>.self, slot, stride: slots, predicted, sums)
            }
        }
        return unsafe UnsafePointer(sums)
    }

    /// As ``add(_:_:stride:_:_:)`` does, with two rows of two to a vector.
    private func addPairs(_ predicted: UnsafePointer<Double>, _ sums: UnsafeMutablePointer<Double>) {
        let observed = unsafe UnsafePointer(rows.values(of: Double.self))
        var (low, high) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        var index = 0
        while index &+ 8 <= 2 &* rowCount {
            low += unsafe squares(predicted, observed, index)
            high += unsafe squares(predicted, observed, index &+ 4)
            index &+= 8
        }
        var sum = (low.lowHalf + low.highHalf) + (high.lowHalf + high.highHalf)
        while index < 2 &* rowCount {
            sum += unsafe squares(predicted, observed, index)
            index &+= 2
        }
        unsafe UnsafeMutableRawPointer(sums).storeBytes(of: sum, as: SIMD2<Double>.self)
    }

    /// In four sums side by side: one alone would wait for every addition.
    @inline(__always)
    private func add<Row: StateChunk>(
        _: Row.Type, _ slot: Int, stride: Int, _ predicted: UnsafePointer<Double>,
        _ sums: UnsafeMutablePointer<Double>
    ) {
        var predicted = unsafe predicted + slot
        var observed = unsafe UnsafePointer(rows.values(of: Double.self) + slot)
        var (first, second, third, fourth) = (Row.zero, Row.zero, Row.zero, Row.zero)
        var sample = 0
        while sample &+ 4 <= rowCount {
            first += unsafe squares(predicted, observed, 0)
            second += unsafe squares(predicted, observed, stride)
            third += unsafe squares(predicted, observed, 2 &* stride)
            fourth += unsafe squares(predicted, observed, 3 &* stride)
            unsafe predicted += 4 &* stride
            unsafe observed += 4 &* stride
            sample &+= 4
        }
        var sum = (first + second) + (third + fourth)
        while sample < rowCount {
            sum += unsafe squares(predicted, observed, 0)
            unsafe predicted += stride
            unsafe observed += stride
            sample &+= 1
        }
        unsafe UnsafeMutableRawPointer(sums + slot).storeBytes(of: sum, as: Row.self)
    }

    @inline(__always)
    private func squares<Row: StateChunk>(
        _ predicted: UnsafePointer<Double>, _ observed: UnsafePointer<Double>, _ index: Int
    ) -> Row {
        let value = unsafe UnsafeRawPointer(observed + index).loadUnaligned(as: Row.self)
        let difference = unsafe UnsafeRawPointer(predicted + index).loadUnaligned(as: Row.self) - value
        let measured = difference.replacing(with: .zero, where: value .!= value)
        return measured * measured
    }

    /// The largest magnitude of a difference of one variable.
    func largest(_ variable: Int, _ predicted: UnsafePointer<Double>) -> Double {
        let rows = unsafe rows.values(of: Double.self)
        return (0..<rowCount).reduce(0) { largest, sample in
            let index = sample * slots + variable
            let value = unsafe rows[index]
            return value.isNaN ? largest : unsafe larger(largest, (predicted[index] - value).magnitude)
        }
    }

    /// The larger of two numbers; NaN is larger than any.
    private func larger(_ a: Double, _ b: Double) -> Double { a.isNaN || a >= b ? a : b }
}
