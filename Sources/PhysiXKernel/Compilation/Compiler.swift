/// Turns a system of equations into a program: value numbering, constant folding, integer powers as products, and
/// multiply-add instructions.
///
/// It owns scratch memory and reuses it; after the first few programs, compiling allocates nothing.
struct Compiler: ~Copyable {
    /// The value of each node of the system being compiled.
    private var nodeValues = ScratchMemory()
    private var prologue = DistinctInstructions()
    /// An instruction of the body that is used once may be fused into its user.
    private var body = DistinctInstructions()
    private var constants: [Double] = []
    private var resolvedCode = ScratchMemory()
    private var layout = RegisterLayout(stateCount: 0, parameterCount: 0)

    /// Compiles `system` into `program`, reusing the program's storage.
    mutating func compile(_ system: borrowing EquationSystem, into program: inout Program) {
        layout = RegisterLayout(
            stateCount: system.scope.stateVariables.count, parameterCount: system.scope.parameters.count)
        let room = Self.mostInstructionsOfNode * system.nodes.count
        prologue.removeAll(room: room)
        body.removeAll(room: room)
        constants.removeAll(keepingCapacity: true)
        let values = unsafe nodeValues.room(for: system.nodes.count, of: ValueNumber.self)
        program.usesTime = false
        for index in system.nodes.indices {
            let node = system.nodes[index]
            precondition(
                index > max(Int(node.left), Int(node.right)) || node.operation.arity == 0, "operands come first")
            if node.operation == .time { program.usesTime = true }
            unsafe values[index] = value(of: node)
        }
        finish(system, &program)
    }

    private mutating func finish(_ system: borrowing EquationSystem, _ program: inout Program) {
        let zero = constant(0)
        layout.constantCount = constants.count
        layout.prologueCount = prologue.count
        layout.bodyCount = body.count
        program.layout = layout
        program.outputs.removeAll(keepingCapacity: true)
        for derivative in system.derivatives {
            let value =
                switch derivative {
                case .equation(let index): valueOfNode(system.equations[index].nodes.upperBound - 1)
                case .state(let state): ValueNumber(.fixed, state)
                }
            program.outputs.append(register(value))
        }
        while program.outputs.count < layout.stateSlots { program.outputs.append(register(zero)) }
        program.otherOutputs.removeAll(keepingCapacity: true)
        let last = body.count == 0 ? RegisterLayout.noRegister : UInt16(layout.count - 1)
        for output in program.outputs { program.otherOutputs.append(output == last ? 0 : output) }
        program.constants.removeAll(keepingCapacity: true)
        program.constants.append(contentsOf: constants)
        writeInstructions(&program)
    }

    private mutating func writeInstructions(_ program: inout Program) {
        let count = prologue.count + body.count
        let code = unsafe resolvedCode.room(for: count, of: Instruction.self)
        for index in 0..<prologue.count {
            let previous = index > 0 ? UInt16(layout.prologue + index - 1) : RegisterLayout.noRegister
            unsafe code[index] = resolved(prologue[index]).forwarding(previous)
        }
        var cost = layout.stateSlots
        var isArithmetic = true
        for index in 0..<body.count {
            let previous = index > 0 ? UInt16(layout.body + index - 1) : RegisterLayout.noRegister
            let instruction = resolved(body[index]).forwarding(previous)
            unsafe code[prologue.count + index] = instruction
            cost += instruction.opcode.cost
            isArithmetic = isArithmetic && instruction.opcode.isArithmetic
        }
        program.cost = cost
        program.isArithmetic = isArithmetic
        program.instructions.removeAll(keepingCapacity: true)
        unsafe program.instructions.append(contentsOf: UnsafeBufferPointer(start: code, count: count))
    }

    @inline(__always)
    private func valueOfNode(_ index: Int) -> ValueNumber { unsafe nodeValues.values(of: ValueNumber.self)[index] }

    @inline(__always)
    private func resolved(_ instruction: Instruction) -> Instruction {
        Instruction(
            instruction.opcode, register(ValueNumber(raw: instruction.a)), register(ValueNumber(raw: instruction.b)),
            register(ValueNumber(raw: instruction.c)))
    }

    @inline(__always)
    private func register(_ value: ValueNumber) -> UInt16 {
        if value == .none { return 0 }
        let base =
            switch value.section {
            case .fixed: 0
            case .constant: layout.constants
            case .prologue: layout.prologue
            case .body: layout.body
            }
        return UInt16(base + value.index)
    }

    private mutating func value(of node: Node) -> ValueNumber {
        switch node.operation {
        case .constant: return constant(node.value)
        case .state: return ValueNumber(.fixed, Int(node.left))
        case .time: return ValueNumber(.fixed, layout.time)
        case .parameter: return ValueNumber(.fixed, layout.parameters + Int(node.left))
        case .negate: return emit(.negate, valueOfNode(Int(node.left)))
        case .sin: return emit(.sin, valueOfNode(Int(node.left)))
        case .cos: return emit(.cos, valueOfNode(Int(node.left)))
        case .tan: return emit(.tan, valueOfNode(Int(node.left)))
        case .exp: return emit(.exp, valueOfNode(Int(node.left)))
        case .log: return emit(.log, valueOfNode(Int(node.left)))
        case .sqrt: return emit(.sqrt, valueOfNode(Int(node.left)))
        case .abs: return emit(.abs, valueOfNode(Int(node.left)))
        case .multiply: return emit(.multiply, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .divide: return emit(.divide, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .add: return sum(.add, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .subtract: return sum(.subtract, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .power: return power(valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        }
    }
}

extension Compiler {
    private mutating func constant(_ value: Double) -> ValueNumber {
        for index in constants.indices where constants[index].bitPattern == value.bitPattern {
            return ValueNumber(.constant, index)
        }
        constants.append(value)
        return ValueNumber(.constant, constants.count - 1)
    }

    /// A sum or difference; a product that only this sum uses becomes part of it.
    private mutating func sum(_ opcode: Opcode, _ left: ValueNumber, _ right: ValueNumber) -> ValueNumber {
        if let product = fusable(right, besides: left) {
            return emit(opcode == .add ? .multiplyAdd : .subtractProduct, product.a, product.b, left)
        }
        if let product = fusable(left, besides: right) {
            return emit(opcode == .add ? .multiplyAdd : .multiplySubtract, product.a, product.b, right)
        }
        return emit(opcode, left, right)
    }

    /// Takes back the last instruction of the body if it is a product with one use, and returns its factors.
    private mutating func fusable(_ value: ValueNumber, besides other: ValueNumber) -> (a: ValueNumber, b: ValueNumber)?
    {
        guard value.section == .body, value != other, body.isLastUsedOnce(value.index),
            body[value.index].opcode == .multiply
        else { return nil }
        let product = body.removeLast()
        return (ValueNumber(raw: product.a), ValueNumber(raw: product.b))
    }

    /// Integer powers up to 64 as products, so that they are exact where the products are; `x**0.5` as a root.
    private mutating func power(_ base: ValueNumber, _ exponent: ValueNumber) -> ValueNumber {
        guard exponent.section == .constant, base.section != .constant else { return emit(.power, base, exponent) }
        let value = constants[exponent.index]
        if value == 0.5 { return emit(.sqrt, base) }
        guard value.magnitude <= 64, value == value.rounded(.towardZero) else { return emit(.power, base, exponent) }
        if value == 0 { return constant(1) }
        var remaining = Int(value.magnitude)
        var square = base
        var result: ValueNumber?
        while remaining > 0 {
            if remaining & 1 == 1 { result = result.map { emit(.multiply, $0, square) } ?? square }
            remaining >>= 1
            if remaining > 0 { square = emit(.multiply, square, square) }
        }
        let product = result ?? base
        return value < 0 ? emit(.divide, constant(1), product) : product
    }

    /// The value of an instruction: folded where all operands are constants, found again where it was computed
    /// before, otherwise appended to the prologue or the body.
    private mutating func emit(
        _ opcode: Opcode, _ a: ValueNumber, _ b: ValueNumber = .none, _ c: ValueNumber = .none
    ) -> ValueNumber {
        let section = max(section(of: a), section(of: b), section(of: c))
        if section == .constant {
            return constant(
                Interpreter.value(opcode, constantValue(a), constantValue(b), constantValue(c)))
        }
        let instruction = Instruction(opcode, a.raw, b.raw, c.raw)
        if section == .prologue { return ValueNumber(.prologue, prologue.index(of: instruction)) }
        return ValueNumber(.body, body.index(of: instruction))
    }

    private func constantValue(_ value: ValueNumber) -> Double {
        value == .none ? 0 : constants[value.index]
    }

    /// `x**-63`: five squares, five products and a quotient.
    private static let mostInstructionsOfNode = 11

    /// The earliest section in which a result with this operand can be computed.
    @inline(__always)
    private func section(of value: ValueNumber) -> ValueNumber.Section {
        if value == .none { return .constant }
        guard value.section == .fixed else { return value.section }
        return value.index >= layout.parameters ? .prologue : .body
    }
}
