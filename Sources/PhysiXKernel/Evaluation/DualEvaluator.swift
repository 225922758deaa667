/// A program's right-hand side with its derivatives with respect to several quantities.
@safe
struct DualEvaluator<Tangents: TangentRow>: StageEvaluator {
    typealias Element = DualElement<Tangents>

    private let registers: ProgramRegisters<Element>
    let elementCount: Int

    init(
        _ memory: UnsafeMutablePointer<Element>, _ program: borrowing Program, _ code: Program.Code,
        _ outputs: UnsafeBufferPointer<UInt16>
    ) {
        unsafe registers = ProgramRegisters(memory, program, code, outputs)
        elementCount = program.stateCount
    }

    @inline(__always)
    func place(_ element: Element, at index: Int) { unsafe registers.memory[index] = element }

    @inline(__always)
    func evaluate(at time: Double) {
        unsafe registers.memory[registers.timeRegister] = Element(time, .zero)
        unsafe Interpreter.run(
            registers.body, registers: registers.memory, destination: registers.bodyRegister)
    }

    @inline(__always)
    func slope(_ index: Int, _ evaluated: Void) -> Element { registers.slope(index) }
}
