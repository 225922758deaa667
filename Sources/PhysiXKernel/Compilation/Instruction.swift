/// What an instruction computes from its operand registers `a`, `b`, `c`.
///
/// Products are rounded before they are added, in every back end, so that all paths give the same bits with or
/// without a fused multiply-add in the processor.
enum Opcode: UInt8, Sendable, CaseIterable {
    case add, subtract, multiply, divide, negate
    /// `a·b + c`
    case multiplyAdd
    /// `a·b − c`
    case multiplySubtract
    /// `c − a·b`
    case subtractProduct
    case sqrt, abs
    case sin, cos, tan, exp, log, power

    /// Whether it needs no call of an elementary function.
    @inline(__always)
    var isArithmetic: Bool { rawValue <= Opcode.abs.rawValue }

    /// The relative cost of one evaluation, as the budget counts it; 1 is an addition.
    var cost: Int {
        switch self {
        case .add, .subtract, .multiply, .negate, .abs, .multiplyAdd, .multiplySubtract, .subtractProduct: 1
        case .divide, .sqrt: 3
        case .sin, .cos, .exp, .log: 8
        case .tan: 12
        case .power: 24
        }
    }
}

/// One instruction of a program: eight bytes.
///
/// The register it writes follows from its position.
struct Instruction: Sendable, Hashable {
    var opcode: Opcode
    /// How the scalar interpreter carries it out.
    var scalarOpcode = ScalarOpcode.call
    var a: UInt16
    var b: UInt16
    var c: UInt16

    /// Opcode and operands in one number: equal where they are.
    @inline(__always)
    var key: UInt64 { UInt64(opcode.rawValue) << 48 | UInt64(a) << 32 | UInt64(b) << 16 | UInt64(c) }

    init(_ opcode: Opcode, _ a: UInt16, _ b: UInt16 = 0, _ c: UInt16 = 0) {
        self.opcode = opcode
        self.a = a
        self.b = b
        self.c = c
    }
}
