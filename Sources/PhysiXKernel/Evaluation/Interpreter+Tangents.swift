extension Interpreter {
    /// Executes instructions on values and on eight derivatives of each value (forward-mode differentiation).
    ///
    /// The values are computed by the same arithmetic as without derivatives, so they have the same bits.
    /// Where a function has no derivative (`abs` and `sqrt` at 0) the one-sided or infinite value of its formula is used.
    @inline(never)
    static func run(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<DualElement>, destination: Int
    ) {
        for index in 0..<code.count {
            let instruction = unsafe code[index]
            let a = unsafe registers[Int(instruction.a)]
            let b = unsafe registers[Int(instruction.b)]
            let c = unsafe registers[Int(instruction.c)]
            unsafe registers[destination + index] = dual(instruction.opcode, a, b, c)
        }
    }

    @inline(__always)
    private static func dual(
        _ opcode: Opcode, _ a: DualElement, _ b: DualElement, _ c: DualElement
    ) -> DualElement {
        switch opcode {
        case .add: return a + b
        case .subtract: return a - b
        case .multiply: return product(a, b)
        case .divide:
            let quotient = a.value / b.value
            return DualElement(quotient, (a.tangents - quotient * b.tangents) / b.value)
        case .negate: return DualElement(-a.value, -a.tangents)
        case .multiplyAdd: return product(a, b) + c
        case .multiplySubtract: return product(a, b) - c
        case .subtractProduct: return c - product(a, b)
        case .sin: return DualElement(Double.sine(a.value), Double.cosine(a.value) * a.tangents)
        case .cos: return DualElement(Double.cosine(a.value), -Double.sine(a.value) * a.tangents)
        case .tan:
            let tangent = Double.tangent(a.value)
            return DualElement(tangent, (1 + tangent * tangent) * a.tangents)
        case .exp:
            let exponential = Double.exponential(a.value)
            return DualElement(exponential, exponential * a.tangents)
        case .log: return DualElement(Double.logarithm(a.value), a.tangents / a.value)
        case .sqrt:
            let root = a.value.squareRoot()
            return DualElement(root, a.tangents / (2 * root))
        case .abs: return DualElement(a.value.magnitude, a.value < 0 ? -a.tangents : a.tangents)
        case .power: return power(a, b)
        }
    }

    @inline(__always)
    private static func product(_ a: DualElement, _ b: DualElement) -> DualElement {
        DualElement(a.value * b.value, a.tangents * b.value + a.value * b.tangents)
    }

    private static func power(_ a: DualElement, _ b: DualElement) -> DualElement {
        let value = Double.power(a.value, b.value)
        var tangents = (b.value * Double.power(a.value, b.value - 1)) * a.tangents
        // A constant exponent has no logarithmic part, which would be NaN for a negative base.
        if b.tangents != .zero { tangents += (value * Double.logarithm(a.value)) * b.tangents }
        return DualElement(value, tangents)
    }
}
