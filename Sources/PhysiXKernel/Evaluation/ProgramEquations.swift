/// A program's right-hand side and its Jacobian, as the implicit method sees them.
///
/// The Jacobian comes from passes over the same bytecode with eight derivatives each: no formula is differentiated.
@safe
struct ProgramEquations: RightHandSide {
    typealias Tangents = SIMD8<Double>
    private static let tangentCount = Tangents.scalarCount

    let registers: ScalarRegisters
    /// Registers that are loaded with the program and carry derivatives.
    let dualRegisters: UnsafeMutablePointer<DualElement<Tangents>>
    let body: UnsafeBufferPointer<Instruction>
    let outputs: UnsafeBufferPointer<UInt16>
    let layout: RegisterLayout

    @inline(__always)
    func derivative(
        _ time: Double, _ state: UnsafePointer<Double>, _ derivative: UnsafeMutablePointer<Double>, count: Int
    ) {
        unsafe registers.evaluate(at: time, state: state, count: count, into: derivative)
    }

    func linearize(
        _ time: Double, _ state: UnsafePointer<Double>, _ derivative: UnsafeMutablePointer<Double>,
        _ jacobian: UnsafeMutablePointer<Double>, _ timeDerivative: UnsafeMutablePointer<Double>
    ) {
        // The time is the last column, after the state variables.
        for first in stride(from: 0, through: layout.stateCount, by: Self.tangentCount) {
            for column in 0..<layout.stateCount {
                unsafe dualRegisters[column] = DualElement(state[column], unit(column - first))
            }
            unsafe dualRegisters[layout.time] = DualElement(time, unit(layout.stateCount - first))
            unsafe Interpreter.run(body, registers: dualRegisters, destination: layout.body)
            for row in 0..<layout.stateCount {
                let output = unsafe dualRegisters[Int(outputs[row])]
                unsafe derivative[row] = output.value
                let tangents = output.tangents
                for column in first..<min(first + Self.tangentCount, layout.stateCount) {
                    unsafe jacobian[row * layout.stateCount + column] = tangents[column - first]
                }
                if layout.stateCount - first < Self.tangentCount {
                    unsafe timeDerivative[row] = tangents[layout.stateCount - first]
                }
            }
        }
    }

    private func unit(_ index: Int) -> Tangents {
        var tangents = Tangents.zero
        if index >= 0 && index < Self.tangentCount { tangents[index] = 1 }
        return tangents
    }
}
