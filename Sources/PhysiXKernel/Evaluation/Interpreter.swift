/// Runs instructions over a register file.
///
/// Each kind of register has one entry that is called, not inlined: a method with sixteen stages has one copy of the
/// dispatch loop. The i-th instruction writes `registers[destination + i]`;
/// on plain numbers, the last value is returned as well.
enum Interpreter {
    /// Runs a program without transcendental functions: a leaf function, which saves no registers.
    @inline(never)
    static func runArithmetic(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<Double>, destination: Int
    ) -> Double {
        var next = unsafe registers + destination
        var previous = 0.0
        for index in 0..<code.count {
            previous = unsafe scalar(code[index], registers, previous) ?? .nan
            unsafe next.pointee = previous
            unsafe next += 1
        }
        return previous
    }

    @inline(never)
    static func run(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<Double>, destination: Int
    ) -> Double {
        var next = unsafe registers + destination
        var previous = 0.0
        for index in 0..<code.count {
            let instruction = unsafe code[index]
            previous =
                unsafe scalar(instruction, registers, previous)
                ?? function(
                    instruction.opcode, registers[Int(instruction.a)], registers[Int(instruction.b)])
            unsafe next.pointee = previous
            unsafe next += 1
        }
        return previous
    }

    @inline(never)
    static func run(
        _ code: UnsafeBufferPointer<Instruction>, registers: UnsafeMutablePointer<SIMD8<Double>>,
        destination: Int
    ) {
        var next = unsafe registers + destination
        for index in 0..<code.count {
            let instruction = unsafe code[index]
            let a = unsafe registers[Int(instruction.a)]
            let b = unsafe registers[Int(instruction.b)]
            unsafe next.pointee = value(instruction.opcode, a, b, registers + Int(instruction.c))
            unsafe next += 1
        }
    }

    /// The value of one instruction of constants, for folding.
    static func value(_ opcode: Opcode, _ a: Double, _ b: Double, _ c: Double) -> Double {
        var third = c
        return unsafe value(opcode, a, b, &third)
    }

    /// The value of an instruction on plain numbers; `nil` where a function has to be called.
    @inline(__always)
    private static func scalar(
        _ instruction: Instruction, _ registers: UnsafeMutablePointer<Double>, _ previous: Double
    ) -> Double? {
        let a = unsafe registers + Int(instruction.a)
        let b = unsafe registers + Int(instruction.b)
        let c = unsafe registers + Int(instruction.c)
        return switch instruction.scalarOpcode {
        case .add: unsafe a.pointee + b.pointee
        case .subtract: unsafe a.pointee - b.pointee
        case .multiply: unsafe a.pointee * b.pointee
        case .divide: unsafe a.pointee / b.pointee
        case .negate: unsafe -a.pointee
        case .multiplyAdd: unsafe a.pointee * b.pointee + c.pointee
        case .multiplySubtract: unsafe a.pointee * b.pointee - c.pointee
        case .subtractProduct: unsafe c.pointee - a.pointee * b.pointee
        case .sqrt: unsafe Double.squareRoot(a.pointee)
        case .abs: unsafe Double.absolute(a.pointee)
        case .addToPrevious: unsafe previous + b.pointee
        case .subtractFromPrevious: unsafe previous - b.pointee
        case .subtractPrevious: unsafe a.pointee - previous
        case .multiplyPrevious: unsafe previous * b.pointee
        case .multiplyPreviousAdd: unsafe previous * b.pointee + c.pointee
        case .multiplyAddToPrevious: unsafe a.pointee * b.pointee + previous
        case .multiplyPreviousSubtract: unsafe previous * b.pointee - c.pointee
        case .multiplySubtractPrevious: unsafe a.pointee * b.pointee - previous
        case .subtractProductFromPrevious: unsafe previous - a.pointee * b.pointee
        case .subtractPreviousProduct: unsafe c.pointee - previous * b.pointee
        case .call: nil
        }
    }

    @inline(__always)
    private static func value<Value: RegisterValue>(
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
        case .sin, .cos, .tan, .exp, .log, .power: function(opcode, a, b)
        }
    }

    @inline(__always)
    private static func function<Value: RegisterValue>(_ opcode: Opcode, _ a: Value, _ b: Value) -> Value {
        switch opcode {
        case .sin: Value.sine(a)
        case .cos: Value.cosine(a)
        case .tan: Value.tangent(a)
        case .exp: Value.exponential(a)
        case .log: Value.logarithm(a)
        case .power: Value.power(a, b)
        case .add, .subtract, .multiply, .divide, .negate, .multiplyAdd, .multiplySubtract, .subtractProduct, .sqrt,
            .abs:
            preconditionFailure("\(opcode) is no function")
        }
    }
}
