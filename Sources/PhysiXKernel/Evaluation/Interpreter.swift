/// Runs instructions over a register file.
///
/// Each kind of register has one entry that is called, not inlined: a method with sixteen stages has one copy of the
/// dispatch loop.
enum Interpreter {
    @inline(never)
    static func run(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<Double>, destination: Int
    ) {
        unsafe execute(code, registers: registers, destination: destination)
    }

    /// Runs a program without transcendental functions: a leaf function, which saves no registers.
    @inline(never)
    static func runArithmetic(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<Double>, destination: Int
    ) {
        var next = unsafe registers + destination
        for index in 0..<code.count {
            let instruction = unsafe code[index]
            let a = unsafe registers[Int(instruction.a)]
            let b = unsafe registers[Int(instruction.b)]
            unsafe next.pointee = arithmetic(instruction.opcode, a, b, registers + Int(instruction.c))
            unsafe next += 1
        }
    }

    @inline(never)
    static func run(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<SIMD8<Double>>,
        destination: Int
    ) {
        unsafe execute(code, registers: registers, destination: destination)
    }

    /// Executes instructions; the i-th writes `registers[destination + i]`.
    @inline(__always)
    private static func execute<Value: RegisterValue>(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<Value>, destination: Int
    ) {
        var next = unsafe registers + destination
        for index in 0..<code.count {
            let instruction = unsafe code[index]
            let a = unsafe registers[Int(instruction.a)]
            let b = unsafe registers[Int(instruction.b)]
            // Only three of the opcodes have a third operand: they load it themselves.
            let c = unsafe registers + Int(instruction.c)
            unsafe next.pointee = value(instruction.opcode, a, b, unsafe c)
            unsafe next += 1
        }
    }

    /// The value of one instruction of constants, for folding.
    static func value(_ opcode: Opcode, _ a: Double, _ b: Double, _ c: Double) -> Double {
        var third = c
        return unsafe value(opcode, a, b, &third)
    }

    @inline(__always)
    private static func value<Value: RegisterValue>(
        _ opcode: Opcode, _ a: Value, _ b: Value, _ c: UnsafeMutablePointer<Value>
    ) -> Value {
        switch opcode {
        case .sin: Value.sine(a)
        case .cos: Value.cosine(a)
        case .tan: Value.tangent(a)
        case .exp: Value.exponential(a)
        case .log: Value.logarithm(a)
        case .power: Value.power(a, b)
        case .add, .subtract, .multiply, .divide, .negate, .multiplyAdd, .multiplySubtract, .subtractProduct, .sqrt,
            .abs:
            unsafe arithmetic(opcode, a, b, c)
        }
    }

    @inline(__always)
    private static func arithmetic<Value: RegisterValue>(
        _ opcode: Opcode, _ a: Value, _ b: Value, _ c: UnsafeMutablePointer<Value>
    ) -> Value {
        switch opcode {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .negate: -a
        case .multiplyAdd: unsafe a * b + c.pointee
        case .multiplySubtract: unsafe a * b - c.pointee
        case .subtractProduct: unsafe c.pointee - a * b
        case .sqrt: Value.squareRoot(a)
        case .abs: Value.absolute(a)
        case .sin, .cos, .tan, .exp, .log, .power: preconditionFailure("\(opcode) is not arithmetic")
        }
    }
}
