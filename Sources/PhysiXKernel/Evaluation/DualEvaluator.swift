/// A program's right-hand side with its derivatives with respect to eight quantities.
@safe
struct DualEvaluator: StageEvaluator {
    let registers: UnsafeMutablePointer<DualElement>
    let body: UnsafeBufferPointer<Instruction>
    let outputs: UnsafeBufferPointer<UInt16>
    let layout: RegisterLayout

    @inline(__always)
    var elementCount: Int { layout.stateCount }

    @inline(__always)
    func place(_ element: DualElement, at index: Int) { unsafe registers[index] = element }

    @inline(__always)
    func evaluate(at time: Double) {
        unsafe registers[layout.time] = DualElement(time, .zero)
        unsafe Interpreter.run(body, registers: registers, destination: layout.body)
    }

    @inline(__always)
    func slope(_ index: Int) -> DualElement { unsafe registers[Int(outputs[index])] }
}
