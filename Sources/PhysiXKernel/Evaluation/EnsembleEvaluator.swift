/// A program's right-hand side for eight states at once, one component of all of them to an element.
@safe
struct EnsembleEvaluator: StageEvaluator {
    private let registers: UnsafeMutablePointer<SIMD8<Double>>
    private let body: UnsafeBufferPointer<Instruction>
    private let outputs: UnsafeBufferPointer<UInt16>
    private let timeRegister: Int
    private let bodyRegister: Int
    let elementCount: Int

    init(
        _ registers: UnsafeMutablePointer<SIMD8<Double>>, _ program: borrowing Program, _ code: Program.Code,
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
    func place(_ element: EnsembleElement, at index: Int) { unsafe registers[index] = element.lanes }

    @inline(__always)
    func evaluate(at time: SIMD8<Double>) {
        unsafe registers[timeRegister] = time
        unsafe Interpreter.run(body, registers: registers, destination: bodyRegister)
    }

    @inline(__always)
    func slope(_ index: Int) -> EnsembleElement { EnsembleElement(unsafe registers[Int(outputs[index])]) }
}
