/// Where a program's values live in its register file.
///
///     [ state, padded | t | parameters | constants | prologue | temporaries ]
///
/// The state comes first and is padded to the width of the vectors that the integrator works with, so that a stage's
/// state is computed straight into the registers.
struct RegisterLayout: Sendable, Hashable {
    let stateCount: Int
    let parameterCount: Int
    /// The state registers with their padding: 2, 4 or a multiple of 8.
    let stateSlots: Int
    var constantCount = 0
    var prologueCount = 0
    var bodyCount = 0

    /// The index of no register.
    static let noRegister = UInt16.max

    init(stateCount: Int, parameterCount: Int) {
        self.stateCount = stateCount
        self.parameterCount = parameterCount
        stateSlots = stateCount <= 2 ? 2 : stateCount <= 4 ? 4 : (stateCount + 7) / 8 * 8
    }

    var time: Int { stateSlots }
    var parameters: Int { stateSlots + 1 }
    var constants: Int { parameters + parameterCount }
    var prologue: Int { constants + constantCount }
    var body: Int { prologue + prologueCount }
    var count: Int { body + bodyCount }
}
