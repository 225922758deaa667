/// A program's right-hand side for eight states at once, one component of all of them to an element.
@safe
struct EnsembleEvaluator: StageEvaluator {
    let registers: UnsafeMutablePointer<SIMD8<Double>>
    let body: UnsafeBufferPointer<Instruction>
    let outputs: UnsafeBufferPointer<UInt16>
    let layout: RegisterLayout

    @inline(__always)
    var elementCount: Int { layout.stateCount }

    @inline(__always)
    func place(_ element: EnsembleElement, at index: Int) { unsafe registers[index] = element.lanes }

    @inline(__always)
    func evaluate(at time: SIMD8<Double>) {
        unsafe registers[layout.time] = time
        unsafe Interpreter.run(body, registers: registers, destination: layout.body)
    }

    @inline(__always)
    func slope(_ index: Int) -> EnsembleElement { EnsembleElement(unsafe registers[Int(outputs[index])]) }
}
