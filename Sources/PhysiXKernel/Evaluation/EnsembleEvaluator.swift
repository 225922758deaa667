/// A program's right-hand side for eight states at once, one component of all of them to an element.
@safe
struct EnsembleEvaluator: StageEvaluator {
    private let registers: ProgramRegisters<SIMD8<Double>>
    let elementCount: Int

    init(
        _ memory: UnsafeMutablePointer<SIMD8<Double>>, _ program: borrowing Program, _ code: Program.Code,
        _ outputs: UnsafeBufferPointer<UInt16>
    ) {
        unsafe registers = ProgramRegisters(memory, program, code, outputs)
        elementCount = program.stateCount
    }

    @inline(__always)
    func place(_ element: EnsembleElement, at index: Int) { unsafe registers.memory[index] = element.lanes }

    @inline(__always)
    func evaluate(at time: SIMD8<Double>) {
        unsafe registers.memory[registers.timeRegister] = time
        unsafe Interpreter.run(
            registers.body, registers: registers.memory, destination: registers.bodyRegister)
    }

    @inline(__always)
    func slope(_ index: Int, _ evaluated: Void) -> EnsembleElement { EnsembleElement(registers.slope(index)) }
}
