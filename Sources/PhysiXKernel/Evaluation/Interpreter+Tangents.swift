extension Interpreter {
    /// Executes instructions on values and on derivatives of each value (forward-mode differentiation).
    ///
    /// The values are computed by the same arithmetic as without derivatives, so they have the same bits.
    /// Where a function has no derivative (`abs` and `sqrt` at 0) the one-sided or infinite value of its formula is used.
    @inline(never)
    static func run<Tangents: TangentRow>(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<DualElement<Tangents>>,
        destination: Int
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
    private typealias Operand<Tangents: TangentRow> = UnsafeMutablePointer<DualElement<Tangents>>

    @inline(__always)
    private static func dual<Tangents>(
        _ opcode: Opcode, _ a: Operand<Tangents>, _ b: Operand<Tangents>, _ c: Operand<Tangents>
    ) -> DualElement<Tangents> {
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
    private static func function<Tangents>(
        _ opcode: Opcode, _ a: Operand<Tangents>, _ b: Operand<Tangents>
    ) -> DualElement<Tangents> {
        let x = unsafe value(a)
        switch opcode {
        case .sin:
            let (sine, cosine) = sineAndCosine(x)
            return unsafe DualElement(sine, cosine * tangents(a))
        case .cos:
            let (sine, cosine) = sineAndCosine(x)
            return unsafe DualElement(cosine, -sine * tangents(a))
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

    // A call, not inlined, like the other elementary functions.
    @inline(never)
    private static func sineAndCosine(_ x: Double) -> (sin: Double, cos: Double) { Elementary.sincos(x) }

    @inline(__always)
    private static func value<Tangents>(_ operand: Operand<Tangents>) -> Double { unsafe operand.pointee.value }

    @inline(__always)
    private static func tangents<Tangents>(_ operand: Operand<Tangents>) -> Tangents {
        unsafe operand.pointee.tangents
    }

    @inline(__always)
    private static func productTangents<Tangents>(_ a: Operand<Tangents>, _ b: Operand<Tangents>) -> Tangents {
        unsafe value(b) * tangents(a) + value(a) * tangents(b)
    }

    private static func power<Tangents>(_ a: Operand<Tangents>, _ b: Operand<Tangents>) -> DualElement<Tangents> {
        let (base, exponent) = unsafe (value(a), value(b))
        let value = Double.power(base, exponent)
        var slopes = unsafe (exponent * Double.power(base, exponent - 1)) * tangents(a)
        // A constant exponent has no logarithmic part, which would be NaN for a negative base.
        if unsafe tangents(b) != .zero { unsafe slopes = slopes + (value * Double.logarithm(base)) * tangents(b) }
        return DualElement(value, slopes)
    }
}
