extension Program {
    /// Traps where the sizes of a problem are not those of the program: what follows writes to memory unchecked.
    func requireFit(parameters: [Double], initialState: [Double], times: [Double]) {
        precondition(initialState.count == stateCount, "a value for each state variable")
        precondition(parameters.count == parameterCount, "a value for each parameter")
        precondition(!times.isEmpty, "at least the initial time")
    }

    /// Writes parameters and constants into registers, clears state and time, and runs the prologue.
    func load(_ parameters: [Double], into registers: UnsafeMutablePointer<Double>) {
        for slot in 0...layout.time { unsafe registers[slot] = 0 }
        for index in parameters.indices { unsafe registers[layout.parameters + index] = parameters[index] }
        for index in constants.indices { unsafe registers[layout.constants + index] = constants[index] }
        unsafe withCode { code, _ in
            _ = unsafe Interpreter.run(code.prologue, registers: registers, destination: layout.prologue)
        }
    }

    /// The same with the derivatives of each parameter, a row for each; none where `tangents` is nil.
    func load<Tangents>(
        _ parameters: [Double], tangents: [Tangents]? = nil, into registers: UnsafeMutablePointer<DualElement<Tangents>>
    ) {
        for slot in 0...layout.time { unsafe registers[slot] = .zero }
        for index in parameters.indices {
            unsafe registers[layout.parameters + index] = DualElement(
                parameters[index], tangents.map { $0[index] } ?? .zero)
        }
        for index in constants.indices {
            unsafe registers[layout.constants + index] = DualElement(constants[index], .zero)
        }
        unsafe withCode { code, _ in
            unsafe Interpreter.run(code.prologue, registers: registers, destination: layout.prologue)
        }
    }
}
