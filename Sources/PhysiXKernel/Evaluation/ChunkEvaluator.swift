/// A program's right-hand side for one state, several components to an element.
///
/// A stage's state is stored straight into the state registers, which come first in the register file.
@safe
struct ChunkEvaluator<Chunk: StateChunk>: StageEvaluator {
    let registers: UnsafeMutablePointer<Double>
    let body: UnsafeBufferPointer<Instruction>
    let outputs: UnsafeBufferPointer<UInt16>
    let layout: RegisterLayout

    @inline(__always)
    var elementCount: Int { layout.stateSlots / Chunk.scalarCount }

    @inline(__always)
    func place(_ element: Chunk, at index: Int) {
        unsafe UnsafeMutableRawPointer(registers)
            .storeBytes(of: element, toByteOffset: index * MemoryLayout<Chunk>.size, as: Chunk.self)
    }

    @inline(__always)
    func evaluate(at time: Double) {
        unsafe registers[layout.time] = time
        unsafe Interpreter.run(body, registers: registers, destination: layout.body)
    }

    // The lanes are loaded one by one: a vector load of registers just written by scalar stores would stall.
    @inline(__always)
    func slope(_ index: Int) -> Chunk {
        var element = Chunk.zero
        for lane in 0..<Chunk.scalarCount {
            element[lane] = unsafe registers[Int(outputs[index * Chunk.scalarCount + lane])]
        }
        return element
    }
}
