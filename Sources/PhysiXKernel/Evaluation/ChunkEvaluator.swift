/// A program's right-hand side for one state of up to eight components, all in one element.
///
/// A stage's state is stored straight into the state registers, which come first in the register file. The next stage
/// waits for the slopes: the last value that the interpreter computed comes in a processor's register, not through memory.
@safe
struct ChunkEvaluator<Chunk: StateChunk>: StageEvaluator {
    private let registers: ScalarRegisters
    /// The components whose slope is the last value computed.
    private let isLastValue: SIMDMask<Chunk.MaskStorage>

    init(registers: ScalarRegisters) {
        self.registers = registers
        var isLastValue = SIMDMask<Chunk.MaskStorage>(repeating: false)
        for lane in 0..<Chunk.scalarCount { isLastValue[lane] = registers.isLastValue(slope: lane) }
        self.isLastValue = isLastValue
    }

    @inline(__always)
    var elementCount: Int { 1 }

    @inline(__always)
    func place(_ element: Chunk, at index: Int) { registers.place(element, at: 0) }

    @inline(__always)
    func evaluate(at time: Double) -> Double { registers.evaluate(at: time) }

    @inline(__always)
    func slope(_ index: Int, _ evaluated: Double) -> Chunk {
        let others: Chunk = registers.slopeBesidesLastValue()
        return others.replacing(with: evaluated, where: isLastValue)
    }
}

/// The same for any number of components, eight to an element.
@safe
struct WideEvaluator: StageEvaluator {
    let registers: ScalarRegisters
    let elementCount: Int

    @inline(__always)
    func place(_ element: SIMD8<Double>, at index: Int) { registers.place(element, at: index) }

    @inline(__always)
    func evaluate(at time: Double) { _ = registers.evaluate(at: time) }

    @inline(__always)
    func slope(_ index: Int, _ evaluated: Void) -> SIMD8<Double> { registers.slope(index) }
}
