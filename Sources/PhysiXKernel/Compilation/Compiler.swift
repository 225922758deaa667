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
    private var constants = ScratchMemory()
    private var constantCount = 0
    private var resolvedCode = ScratchMemory()
    private var outputs = ScratchMemory()
    private var layout = RegisterLayout(stateCount: 0, parameterCount: 0)

    /// Compiles `system` into `program`, reusing the program's storage.
    mutating func compile(_ system: borrowing EquationSystem, into program: inout Program) {
        layout = RegisterLayout(
            stateCount: system.scope.stateVariables.count, parameterCount: system.scope.parameters.count)
        let room = Self.mostInstructionsOfNode * system.nodes.count
        prologue.removeAll(room: room)
        body.removeAll(room: room)
        // A node adds one constant at most; besides there are 0 and 1.
        _ = unsafe constants.room(for: system.nodes.count + 2, of: Double.self)
        constantCount = 0
        let values = unsafe nodeValues.room(for: system.nodes.count, of: ValueNumber.self)
        var usesTime = false
        let nodes = system.nodes.span
        for index in nodes.indices {
            let node = nodes[index]
            precondition(
                index > max(Int(node.left), Int(node.right)) || node.operation.arity == 0, "operands come first")
            if node.operation == .time { usesTime = true }
            unsafe values[index] = value(of: node)
        }
        program.usesTime = usesTime
        finish(system, &program)
    }

    private mutating func finish(_ system: borrowing EquationSystem, _ program: inout Program) {
        let zero = constant(0)
        layout.constantCount = constantCount
        layout.prologueCount = prologue.count
        layout.bodyCount = body.count
        program.layout = layout
        let slots = layout.stateSlots
        let outputs = unsafe outputs.room(for: 2 * slots, of: UInt16.self)
        let last = body.count == 0 ? RegisterLayout.noRegister : UInt16(layout.count - 1)
        for slot in 0..<slots {
            let output =
                slot < system.derivatives.count ? register(value(of: system.derivatives[slot], system)) : register(zero)
            unsafe outputs[slot] = output
            unsafe outputs[slots + slot] = output == last ? 0 : output
        }
        unsafe program.outputs.refill(from: outputs, count: slots)
        unsafe program.otherOutputs.refill(from: outputs + slots, count: slots)
        unsafe program.constants.refill(from: constants.values(of: Double.self), count: constantCount)
        writeInstructions(&program)
    }

    private func value(of derivative: Derivative, _ system: borrowing EquationSystem) -> ValueNumber {
        switch derivative {
        case .equation(let index): valueOfNode(system.equations[index].nodes.upperBound - 1)
        case .state(let state): ValueNumber(.body, state)
        }
    }

    private mutating func writeInstructions(_ program: inout Program) {
        let count = prologue.count + body.count
        let code = unsafe resolvedCode.room(for: count, of: Instruction.self)
        var previous = RegisterLayout.noRegister
        var destination = UInt16(layout.prologue)
        for index in 0..<prologue.count {
            unsafe code[index] = resolved(prologue[index]).forwarding(previous)
            previous = destination
            destination &+= 1
        }
        previous = RegisterLayout.noRegister
        var cost = layout.stateSlots
        var isArithmetic = true
        for index in 0..<body.count {
            let instruction = resolved(body[index]).forwarding(previous)
            unsafe code[prologue.count + index] = instruction
            cost += instruction.opcode.cost
            isArithmetic = isArithmetic && instruction.opcode.isArithmetic
            previous = destination
            destination &+= 1
        }
        program.cost = cost
        program.isArithmetic = isArithmetic
        unsafe program.instructions.refill(from: code, count: count)
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
        let index = value.index
        let register =
            switch value.section {
            case .constant: layout.constants + index
            case .prologue:
                index < layout.parameterCount
                    ? layout.parameters + index : layout.prologue + index - layout.parameterCount
            case .body: index <= layout.time ? index : layout.body + index - (layout.time + 1)
            }
        return UInt16(truncatingIfNeeded: register)
    }

    private mutating func value(of node: Node) -> ValueNumber {
        switch node.operation {
        case .constant: constant(node.value)
        case .state: ValueNumber(.body, Int(node.left))
        case .time: ValueNumber(.body, layout.time)
        case .parameter: ValueNumber(.prologue, Int(node.left))
        case .negate: emit(.negate, valueOfNode(Int(node.left)))
        case .sin: emit(.sin, valueOfNode(Int(node.left)))
        case .cos: emit(.cos, valueOfNode(Int(node.left)))
        case .tan: emit(.tan, valueOfNode(Int(node.left)))
        case .exp: emit(.exp, valueOfNode(Int(node.left)))
        case .log: emit(.log, valueOfNode(Int(node.left)))
        case .sqrt: emit(.sqrt, valueOfNode(Int(node.left)))
        case .abs: emit(.abs, valueOfNode(Int(node.left)))
        case .multiply: emit(.multiply, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .divide: emit(.divide, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .add: sum(.add, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .subtract: sum(.subtract, valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        case .power: power(valueOfNode(Int(node.left)), valueOfNode(Int(node.right)))
        }
    }
}

extension Compiler {
    private mutating func constant(_ value: Double) -> ValueNumber {
        let constants = unsafe constants.values(of: Double.self)
        for index in 0..<constantCount where unsafe constants[index].bitPattern == value.bitPattern {
            return ValueNumber(.constant, index)
        }
        unsafe constants[constantCount] = value
        constantCount += 1
        return ValueNumber(.constant, constantCount - 1)
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
        let index = value.index - firstOfBody
        guard value.section == .body, index >= 0, value != other, body.isLastUsedOnce(index),
            body[index].opcode == .multiply
        else { return nil }
        let product = body.removeLast()
        return (ValueNumber(raw: product.a), ValueNumber(raw: product.b))
    }

    /// Integer powers up to 64 as products, so that they are exact where the products are; `x**0.5` as a root.
    private mutating func power(_ base: ValueNumber, _ exponent: ValueNumber) -> ValueNumber {
        guard exponent.section == .constant, base.section != .constant else { return emit(.power, base, exponent) }
        let value = constantValue(exponent)
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
        let section = ValueNumber(raw: max(a.raw, b.raw, c.raw)).section
        if section == .constant {
            return constant(Interpreter.value(opcode, constantValue(a), constantValue(b), constantValue(c)))
        }
        let instruction = Instruction(opcode, a.raw, b.raw, c.raw)
        if section == .prologue {
            return ValueNumber(.prologue, layout.parameterCount + prologue.index(of: instruction))
        }
        return ValueNumber(.body, firstOfBody + body.index(of: instruction))
    }

    /// The index of the first value that the body computes; before it are the state and the time.
    @inline(__always)
    private var firstOfBody: Int { layout.time + 1 }

    private func constantValue(_ value: ValueNumber) -> Double {
        value == .none ? 0 : unsafe constants.values(of: Double.self)[value.index]
    }

    /// `x**-63`: five squares, five products and a quotient.
    private static let mostInstructionsOfNode = 11
}
