/// A register file of plain numbers, loaded with a program: the state goes in, the slopes come out.
@safe
struct ScalarRegisters {
    private let registers: ProgramRegisters<Double>
    private let isArithmetic: Bool
    /// The registers of the slopes, but that of the first state variable in place of the one written last.
    private let otherOutputs: UnsafeBufferPointer<UInt16>

    init(
        _ memory: UnsafeMutablePointer<Double>, _ program: borrowing Program, _ code: Program.Code,
        _ outputs: UnsafeBufferPointer<UInt16>
    ) {
        unsafe registers = ProgramRegisters(memory, program, code, outputs)
        isArithmetic = program.isArithmetic
        unsafe otherOutputs = code.otherOutputs
    }

    /// Stores some components of the state, from `index · scalarCount` on.
    @inline(__always)
    func place<Chunk: StateChunk>(_ chunk: Chunk, at index: Int) {
        unsafe UnsafeMutableRawPointer(registers.memory)
            .storeBytes(of: chunk, toByteOffset: index &* MemoryLayout<Chunk>.size, as: Chunk.self)
    }

    /// Runs the program.
    ///
    /// - Returns: the value of its last instruction.
    @inline(__always)
    func evaluate(at time: Double) -> Double {
        unsafe registers.memory[registers.timeRegister] = time
        return if isArithmetic {
            unsafe Interpreter.runArithmetic(
                registers.body, registers: registers.memory, destination: registers.bodyRegister)
        } else {
            unsafe Interpreter.run(
                registers.body, registers: registers.memory, destination: registers.bodyRegister)
        }
    }

    /// Evaluates at a state in memory and writes the slopes to memory.
    @inline(__always)
    func evaluate(
        at time: Double, state: UnsafePointer<Double>, count: Int, into slopes: UnsafeMutablePointer<Double>
    ) {
        // Small states are read before anything is written: what was just computed then needs no way through memory.
        if count <= 4 {
            var values = SIMD4<Double>.zero
            for index in 0..<count { values[index] = unsafe state[index] }
            for index in 0..<count { unsafe registers.memory[index] = values[index] }
        } else {
            for index in 0..<count { unsafe registers.memory[index] = state[index] }
        }
        _ = evaluate(at: time)
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

    /// Whether the slope of a state variable is the value of the last instruction.
    func isLastValue(slope index: Int) -> Bool {
        unsafe !registers.body.isEmpty
            && Int(registers.outputs[index]) == registers.bodyRegister + registers.body.count - 1
    }

    /// The slopes of a state of one chunk, except the value of the last instruction.
    @inline(__always)
    func slopeBesidesLastValue<Chunk: StateChunk>() -> Chunk {
        var chunk = Chunk.zero
        for lane in 0..<Chunk.scalarCount { chunk[lane] = unsafe registers.memory[Int(otherOutputs[lane])] }
        return chunk
    }
}
