/// A program's right-hand side for one state of up to eight components, all in one element.
///
/// A stage's state is stored straight into the state registers, which come first in the register file.
@safe
struct ChunkEvaluator<Chunk: StateChunk>: StageEvaluator {
    let registers: ScalarRegisters

    @inline(__always)
    var elementCount: Int { 1 }

    @inline(__always)
    func place(_ element: Chunk, at index: Int) { registers.place(element, at: 0) }

    @inline(__always)
    func evaluate(at time: Double) { registers.evaluate(at: time) }

    @inline(__always)
    func slope(_ index: Int) -> Chunk { registers.slope(0) }
}

/// The same for any number of components, eight to an element.
@safe
struct WideEvaluator: StageEvaluator {
    let registers: ScalarRegisters
    let elementCount: Int

    @inline(__always)
    func place(_ element: SIMD8<Double>, at index: Int) { registers.place(element, at: index) }

    @inline(__always)
    func evaluate(at time: Double) { registers.evaluate(at: time) }

    @inline(__always)
    func slope(_ index: Int) -> SIMD8<Double> { registers.slope(index) }
}
