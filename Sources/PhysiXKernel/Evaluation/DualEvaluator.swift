/// A program's right-hand side with its derivatives with respect to eight quantities.
@safe
struct DualEvaluator: StageEvaluator {
    private let registers: UnsafeMutablePointer<DualElement>
    private let body: UnsafeBufferPointer<Instruction>
    private let outputs: UnsafeBufferPointer<UInt16>
    private let timeRegister: Int
    private let bodyRegister: Int
    let elementCount: Int

    init(
        _ registers: UnsafeMutablePointer<DualElement>, _ program: borrowing Program, _ code: Program.Code,
        _ outputs: UnsafeBufferPointer<UInt16>
    ) {
        unsafe self.registers = registers
        unsafe body = code.body
        unsafe self.outputs = outputs
        timeRegister = program.layout.time
        bodyRegister = program.layout.body
        elementCount = program.stateCount
    }

    @inline(__always)
    func place(_ element: DualElement, at index: Int) { unsafe registers[index] = element }

    @inline(__always)
    func evaluate(at time: Double) {
        unsafe registers[timeRegister] = DualElement(time, .zero)
        unsafe Interpreter.run(body, registers: registers, destination: bodyRegister)
    }

    @inline(__always)
    func slope(_ index: Int) -> DualElement { unsafe registers[Int(outputs[index])] }
}
