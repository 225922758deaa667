/// A system of equations compiled to bytecode: an immutable value that any number of workers may share.
///
/// Numbers in the text are registers, not instructions, so two programs that differ only in numbers have the same
/// instructions.
public struct Program: Sendable, Hashable {
    /// The number of state variables, hidden velocities included.
    public var stateCount: Int { layout.stateCount }
    /// The number of parameters.
    public var parameterCount: Int { layout.parameterCount }
    /// Whether the right-hand side depends on the time.
    public internal(set) var usesTime: Bool

    var layout: RegisterLayout
    var constants: [Double]
    /// The prologue, which depends on parameters alone, and then the body.
    var instructions: [Instruction]
    /// For each state slot the register of its time derivative; the padding refers to a register that holds 0.
    var outputs: [UInt16]
    /// The same, but the first state variable in place of the register that is written last.
    ///
    /// The scalar interpreter returns the last value; waiting for it to come through memory would cost as much as computing it.
    var otherOutputs: [UInt16]
    /// Whether the body calls no transcendental function, so that the leaf interpreter can run it.
    var isArithmetic: Bool
    /// What one evaluation of the body costs, in additions; see ``Budget``.
    var cost: Int

    init() {
        usesTime = false
        layout = RegisterLayout(stateCount: 0, parameterCount: 0)
        constants = []
        instructions = []
        outputs = []
        otherOutputs = []
        isArithmetic = true
        cost = 0
    }

    /// Compiles a system.
    public init(_ system: borrowing EquationSystem) {
        self.init()
        var compiler = Compiler()
        compiler.compile(system, into: &self)
    }

    /// The instructions of a program in memory.
    @safe struct Code {
        /// What depends on parameters alone.
        let prologue: UnsafeBufferPointer<Instruction>
        let body: UnsafeBufferPointer<Instruction>
        let otherOutputs: UnsafeBufferPointer<UInt16>
    }

    /// Lends the instructions and the output registers for the time of a call.
    func withCode<Result>(_ use: (Code, UnsafeBufferPointer<UInt16>) -> Result) -> Result {
        unsafe instructions.withUnsafeBufferPointer { instructions in
            unsafe outputs.withUnsafeBufferPointer { outputs in
                unsafe otherOutputs.withUnsafeBufferPointer { otherOutputs in
                    let split = layout.prologueCount
                    return unsafe use(
                        Code(
                            prologue: UnsafeBufferPointer(rebasing: instructions[..<split]),
                            body: UnsafeBufferPointer(rebasing: instructions[split...]), otherOutputs: otherOutputs),
                        outputs)
                }
            }
        }
    }

    /// The units of work that one addition in a right-hand side is counted as: an evaluation of up to this cost is one
    /// evaluation of ``Budget/evaluations``.
    static let costOfOneEvaluation = 16
}
