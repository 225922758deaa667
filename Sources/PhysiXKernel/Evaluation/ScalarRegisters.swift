/// A register file of plain numbers, loaded with a program: the state goes in, the slopes come out.
@safe
struct ScalarRegisters {
    private let registers: ProgramRegisters<Double>
    private let isArithmetic: Bool

    init(
        _ memory: UnsafeMutablePointer<Double>, _ program: borrowing Program, _ code: Program.Code,
        _ outputs: UnsafeBufferPointer<UInt16>
    ) {
        unsafe registers = ProgramRegisters(memory, program, code, outputs)
        isArithmetic = program.isArithmetic
    }

    /// Stores some components of the state, from `index · scalarCount` on.
    @inline(__always)
    func place<Chunk: StateChunk>(_ chunk: Chunk, at index: Int) {
        unsafe UnsafeMutableRawPointer(registers.memory)
            .storeBytes(of: chunk, toByteOffset: index &* MemoryLayout<Chunk>.size, as: Chunk.self)
    }

    @inline(__always)
    func evaluate(at time: Double) {
        unsafe registers.memory[registers.timeRegister] = time
        if isArithmetic {
            unsafe Interpreter.runArithmetic(
                registers.body, registers: registers.memory, destination: registers.bodyRegister)
        } else {
            unsafe Interpreter.run(
                registers.body, registers: registers.memory, destination: registers.bodyRegister)
        }
    }

    /// Evaluates at a state in memory and writes the slopes to memory.
    func evaluate(
        at time: Double, state: UnsafePointer<Double>, count: Int, into slopes: UnsafeMutablePointer<Double>
    ) {
        for index in 0..<count { unsafe registers.memory[index] = state[index] }
        evaluate(at: time)
        for index in 0..<count { unsafe slopes[index] = registers.slope(index) }
    }

    // The lanes are loaded one by one: a vector load of registers just written by scalar stores would stall.
    @inline(__always)
    func slope<Chunk: StateChunk>(_ index: Int) -> Chunk {
        var chunk = Chunk.zero
        for lane in 0..<Chunk.scalarCount {
            chunk[lane] = registers.slope(index &* Chunk.scalarCount &+ lane)
        }
        return chunk
    }
}
