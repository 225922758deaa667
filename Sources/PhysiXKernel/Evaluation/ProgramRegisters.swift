/// A register file that is loaded with a program: where the state and the time go in, and where the slopes come out.
@safe
struct ProgramRegisters<Value> {
    let memory: UnsafeMutablePointer<Value>
    let body: UnsafeBufferPointer<Instruction>
    let outputs: UnsafeBufferPointer<UInt16>
    let timeRegister: Int
    let bodyRegister: Int

    init(
        _ memory: UnsafeMutablePointer<Value>, _ program: borrowing Program, _ code: Program.Code,
        _ outputs: UnsafeBufferPointer<UInt16>
    ) {
        unsafe self.memory = memory
        unsafe body = code.body
        unsafe self.outputs = outputs
        timeRegister = program.layout.time
        bodyRegister = program.layout.body
    }

    /// The slope of the state variable at `index`.
    @inline(__always)
    func slope(_ index: Int) -> Value { unsafe memory[Int(outputs[index])] }
}
