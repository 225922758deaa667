/// What the scalar interpreter does for an instruction.
///
/// A number that goes through memory from one instruction to the next costs more than the arithmetic. Where an operand is
/// the result of the instruction before, the scalar interpreter takes it from a processor register instead; the names say
/// which one. Ensembles and derivatives have enough independent work to hide that time, and use the plain ``Opcode``.
enum ScalarOpcode: UInt8, Sendable {
    case add, subtract, multiply, divide, negate, multiplyAdd, multiplySubtract, subtractProduct, sqrt, abs
    /// `previous + b`
    case addToPrevious
    /// `previous − b`
    case subtractFromPrevious
    /// `a − previous`
    case subtractPrevious
    /// `previous·b`
    case multiplyPrevious
    /// `previous·b + c`
    case multiplyPreviousAdd
    /// `a·b + previous`
    case multiplyAddToPrevious
    /// `previous·b − c`
    case multiplyPreviousSubtract
    /// `a·b − previous`
    case multiplySubtractPrevious
    /// `previous − a·b`
    case subtractProductFromPrevious
    /// `c − previous·b`
    case subtractPreviousProduct
    /// One of the functions that are called: see the plain opcode.
    case call
}

extension Instruction {
    /// The same instruction with operands in the order that takes `previous`, the register written just before, from
    /// the processor's register.
    @inline(__always)
    func forwarding(_ previous: UInt16) -> Instruction {
        var copy = self
        if a == previous || b == previous || c == previous {
            copy.forward(previous)
        } else {
            copy.scalarOpcode = opcode.scalarOpcode
        }
        return copy
    }

    private mutating func forward(_ previous: UInt16) {
        switch opcode {
        case .add, .multiply, .multiplyAdd, .multiplySubtract, .subtractProduct:
            if b == previous && a != previous { swap(&a, &b) }
        case .subtract, .divide, .negate, .sqrt, .abs, .sin, .cos, .tan, .exp, .log, .power: break
        }
        scalarOpcode = scalarOpcode(previous)
    }

    private func scalarOpcode(_ previous: UInt16) -> ScalarOpcode {
        switch opcode {
        case .add: a == previous ? .addToPrevious : .add
        case .subtract: a == previous ? .subtractFromPrevious : b == previous ? .subtractPrevious : .subtract
        case .multiply: a == previous ? .multiplyPrevious : .multiply
        case .multiplyAdd:
            c == previous ? .multiplyAddToPrevious : a == previous ? .multiplyPreviousAdd : .multiplyAdd
        case .multiplySubtract:
            c == previous ? .multiplySubtractPrevious : a == previous ? .multiplyPreviousSubtract : .multiplySubtract
        case .subtractProduct:
            c == previous ? .subtractProductFromPrevious : a == previous ? .subtractPreviousProduct : .subtractProduct
        case .divide, .negate, .sqrt, .abs, .sin, .cos, .tan, .exp, .log, .power: opcode.scalarOpcode
        }
    }
}

extension Opcode {
    /// What the scalar interpreter does where no operand is the result of the instruction before.
    @inline(__always)
    fileprivate var scalarOpcode: ScalarOpcode {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .negate: .negate
        case .multiplyAdd: .multiplyAdd
        case .multiplySubtract: .multiplySubtract
        case .subtractProduct: .subtractProduct
        case .sqrt: .sqrt
        case .abs: .abs
        case .sin, .cos, .tan, .exp, .log, .power: .call
        }
    }
}
