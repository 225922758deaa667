extension Interpreter {
    /// Executes instructions on values and on eight derivatives of each value (forward-mode differentiation).
    ///
    /// The values are computed by the same arithmetic as without derivatives, so they have the same bits.
    /// Where a function has no derivative (`abs` and `sqrt` at 0) the one-sided or infinite value of its formula is used.
    @inline(never)
    static func run(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<DualElement>, destination: Int
    ) {
        var next = unsafe registers + destination
        for index in 0..<code.count {
            let instruction = unsafe code[index]
            unsafe next.pointee = dual(
                instruction.opcode, registers + Int(instruction.a), registers + Int(instruction.b),
                registers + Int(instruction.c))
            unsafe next += 1
        }
    }

    /// Operands stay where they are until an operation needs a part of them: copies of whole elements would go through
    /// the stack, and be read back before they are written.
    private typealias Operand = UnsafeMutablePointer<DualElement>

    @inline(__always)
    private static func dual(
        _ opcode: Opcode, _ a: Operand, _ b: Operand, _ c: Operand
    ) -> DualElement {
        switch opcode {
        case .add: return unsafe DualElement(value(a) + value(b), tangents(a) + tangents(b))
        case .subtract: return unsafe DualElement(value(a) - value(b), tangents(a) - tangents(b))
        case .multiply: return unsafe DualElement(value(a) * value(b), productTangents(a, b))
        case .divide:
            let quotient = unsafe value(a) / value(b)
            return unsafe DualElement(quotient, (tangents(a) - quotient * tangents(b)) / value(b))
        case .negate: return unsafe DualElement(-value(a), -tangents(a))
        case .multiplyAdd:
            return unsafe DualElement(value(a) * value(b) + value(c), productTangents(a, b) + tangents(c))
        case .multiplySubtract:
            return unsafe DualElement(value(a) * value(b) - value(c), productTangents(a, b) - tangents(c))
        case .subtractProduct:
            return unsafe DualElement(value(c) - value(a) * value(b), tangents(c) - productTangents(a, b))
        case .sqrt:
            let root = unsafe value(a).squareRoot()
            return unsafe DualElement(root, tangents(a) / (2 * root))
        case .abs:
            return unsafe DualElement(value(a).magnitude, value(a) < 0 ? -tangents(a) : tangents(a))
        case .sin, .cos, .tan, .exp, .log, .power: return unsafe function(opcode, a, b)
        }
    }

    @inline(__always)
    private static func function(
        _ opcode: Opcode, _ a: Operand, _ b: Operand
    ) -> DualElement {
        let x = unsafe value(a)
        switch opcode {
        case .sin: return unsafe DualElement(Double.sine(x), Double.cosine(x) * tangents(a))
        case .cos: return unsafe DualElement(Double.cosine(x), -Double.sine(x) * tangents(a))
        case .tan:
            let tangent = Double.tangent(x)
            return unsafe DualElement(tangent, (1 + tangent * tangent) * tangents(a))
        case .exp:
            let exponential = Double.exponential(x)
            return unsafe DualElement(exponential, exponential * tangents(a))
        case .log: return unsafe DualElement(Double.logarithm(x), tangents(a) / x)
        case .power: return unsafe power(a, b)
        case .add, .subtract, .multiply, .divide, .negate, .multiplyAdd, .multiplySubtract, .subtractProduct, .sqrt,
            .abs:
            preconditionFailure("\(opcode) is no function")
        }
    }

    @inline(__always)
    private static func value(_ operand: Operand) -> Double { unsafe operand.pointee.value }

    @inline(__always)
    private static func tangents(_ operand: Operand) -> SIMD8<Double> {
        unsafe operand.pointee.tangents
    }

    @inline(__always)
    private static func productTangents(_ a: Operand, _ b: Operand) -> SIMD8<Double> {
        unsafe tangents(a) * value(b) + value(a) * tangents(b)
    }

    private static func power(_ a: Operand, _ b: Operand) -> DualElement {
        let (base, exponent) = unsafe (value(a), value(b))
        let value = Double.power(base, exponent)
        var slopes = unsafe (exponent * Double.power(base, exponent - 1)) * tangents(a)
        // A constant exponent has no logarithmic part, which would be NaN for a negative base.
        if unsafe tangents(b) != .zero { unsafe slopes += (value * Double.logarithm(base)) * tangents(b) }
        return DualElement(value, slopes)
    }
}
