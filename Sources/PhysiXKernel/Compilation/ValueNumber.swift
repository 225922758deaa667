/// The name of a computed value while the sizes of the register sections are still unknown: a section and an index
/// within it, in 16 bits.
struct ValueNumber: Equatable {
    /// The sections in the order in which they can be computed: constants when compiling, parameters and the prologue
    /// once per parameter set, the body at every evaluation.
    ///
    /// The prologue's first values are the parameters, the body's first values the state and the time: what depends on
    /// several values belongs to the section of the greatest number.
    enum Section: UInt16 {
        case constant, prologue, body
    }

    let raw: UInt16

    @inline(__always)
    init(raw: UInt16) { self.raw = raw }

    @inline(__always)
    init(_ section: Section, _ index: Int) {
        precondition(index < Self.indexMask, "a program has fewer than 16,383 values of a kind")
        raw = section.rawValue << 14 | UInt16(truncatingIfNeeded: index)
    }

    /// The operand that an instruction does not have; it delays no result.
    static var none: ValueNumber { ValueNumber(raw: UInt16(indexMask)) }

    private static let indexMask = 0x3fff

    @inline(__always)
    var section: Section {
        if raw >= Section.body.rawValue << 14 { return .body }
        return raw >= Section.prologue.rawValue << 14 ? .prologue : .constant
    }

    @inline(__always)
    var index: Int { Int(raw) & Self.indexMask }
}
