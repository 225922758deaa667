/// The instructions of one section of a program, each once: a list that finds an instruction again in constant time.
///
/// It keeps its memory. What the last program left in the table is taken out one by one, so that a small program costs
/// little.
@safe
struct DistinctInstructions: ~Copyable {
    private struct Entry {
        var instruction: Instruction
        /// The entry before it in the same bucket.
        var next: UInt16
        /// How many operands refer to it.
        var uses: UInt16
    }

    private static let bucketBits = 10
    private static let none = UInt16.max

    private(set) var count = 0
    private var capacity = 0
    private var entries = ScratchMemory()
    private var buckets = ScratchMemory()

    init() {
        let heads = unsafe buckets.room(for: 1 << Self.bucketBits, of: UInt16.self)
        unsafe heads.update(repeating: Self.none, count: 1 << Self.bucketBits)
    }

    /// Forgets all instructions and makes room for as many new ones.
    mutating func removeAll(room: Int) {
        let heads = unsafe buckets.values(of: UInt16.self)
        let old = unsafe entries.values(of: Entry.self)
        for index in 0..<count { unsafe heads[Self.bucket(of: old[index].instruction.key)] = Self.none }
        count = 0
        capacity = min(room, Int(Self.none))
        _ = unsafe entries.room(for: capacity, of: Entry.self)
    }

    subscript(index: Int) -> Instruction { unsafe entry(index).pointee.instruction }

    /// The index of an instruction, which is appended where it is new; one more operand refers to it.
    mutating func index(of instruction: Instruction) -> Int {
        let key = instruction.key
        let head = unsafe buckets.values(of: UInt16.self) + Self.bucket(of: key)
        var candidate = unsafe head.pointee
        while candidate != Self.none {
            let found = unsafe entry(Int(candidate))
            if unsafe found.pointee.instruction.key == key {
                unsafe found.pointee.uses += 1
                return Int(candidate)
            }
            candidate = unsafe found.pointee.next
        }
        precondition(count < capacity, "room was made for every instruction")
        let new = unsafe entries.values(of: Entry.self) + count
        unsafe new.initialize(to: Entry(instruction: instruction, next: head.pointee, uses: 1))
        unsafe head.pointee = UInt16(count)
        count += 1
        return count - 1
    }

    /// Whether the instruction is the last one and only one operand refers to it.
    func isLastUsedOnce(_ index: Int) -> Bool {
        unsafe index == count - 1 && entry(index).pointee.uses == 1
    }

    /// Takes back the last instruction.
    mutating func removeLast() -> Instruction {
        let last = unsafe entry(count - 1).pointee
        unsafe buckets.values(of: UInt16.self)[Self.bucket(of: last.instruction.key)] = last.next
        count -= 1
        return last.instruction
    }

    private func entry(_ index: Int) -> UnsafeMutablePointer<Entry> {
        precondition(index >= 0 && index < count, "an instruction of this section")
        return unsafe entries.values(of: Entry.self) + index
    }

    /// The leading bits of a product with 2^64 over the golden ratio, which spreads neighbouring keys.
    @inline(__always)
    private static func bucket(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> UInt64(64 - bucketBits))
    }
}
