/// The name of a computed value while the sizes of the register sections are still unknown: a section and an index
/// within it, in 16 bits.
struct ValueNumber: Equatable {
    /// The sections in the order in which they can be computed: constants when compiling, the prologue once per
    /// parameter set, the body at every evaluation.
    enum Section: UInt16, Comparable {
        case constant, prologue, body
        /// State, time and parameters, whose registers are known beforehand.
        case fixed

        static func < (left: Section, right: Section) -> Bool { left.rawValue < right.rawValue }
    }

    let raw: UInt16

    init(raw: UInt16) { self.raw = raw }

    init(_ section: Section, _ index: Int) {
        precondition(index < 0x3fff, "a program has fewer than 16,383 values of a kind")
        raw = section.rawValue << 14 | UInt16(index)
    }

    /// The operand that an instruction does not have.
    static let none = ValueNumber(raw: 0x3fff)

    var section: Section { Section(rawValue: raw >> 14) ?? .fixed }
    var index: Int { Int(raw & 0x3fff) }
}
