/// A program's right-hand side with its derivatives with respect to eight quantities.
@safe
struct DualEvaluator: StageEvaluator {
    private let registers: ProgramRegisters<DualElement>
    let elementCount: Int

    init(
        _ memory: UnsafeMutablePointer<DualElement>, _ program: borrowing Program, _ code: Program.Code,
        _ outputs: UnsafeBufferPointer<UInt16>
    ) {
        unsafe registers = ProgramRegisters(memory, program, code, outputs)
        elementCount = program.stateCount
    }

    @inline(__always)
    func place(_ element: DualElement, at index: Int) { unsafe registers.memory[index] = element }

    @inline(__always)
    func evaluate(at time: Double) {
        unsafe registers.memory[registers.timeRegister] = DualElement(time, .zero)
        unsafe Interpreter.run(
            registers.body, registers: registers.memory, destination: registers.bodyRegister)
    }

    @inline(__always)
    func slope(_ index: Int, _ evaluated: Void) -> DualElement { registers.slope(index) }
}
