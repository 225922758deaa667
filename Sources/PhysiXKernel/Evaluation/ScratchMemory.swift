/// Uninitialised memory of one worker that grows and is reused, aligned for the widest vectors.
///
/// Only trivial types (numbers, vectors of numbers) are kept in it.
@safe
struct ScratchMemory: ~Copyable {
    private var base: UnsafeMutableRawPointer
    private var byteCount: Int
    private static let alignment = 64

    init() {
        byteCount = 1024
        unsafe base = .allocate(byteCount: byteCount, alignment: Self.alignment)
    }

    deinit { unsafe base.deallocate() }

    /// A pointer to room for `count` values; what was there before is lost if the memory has to grow.
    @unsafe
    mutating func room<Value: BitwiseCopyable>(for count: Int, of type: Value.Type) -> UnsafeMutablePointer<Value> {
        let needed = count * MemoryLayout<Value>.stride
        if needed > byteCount {
            unsafe base.deallocate()
            byteCount = max(needed, 2 * byteCount)
            unsafe base = .allocate(byteCount: byteCount, alignment: Self.alignment)
        }
        return unsafe base.bindMemory(to: Value.self, capacity: count)
    }

    /// The values that were written there last.
    @unsafe
    func values<Value: BitwiseCopyable>(of type: Value.Type) -> UnsafeMutablePointer<Value> {
        unsafe base.assumingMemoryBound(to: Value.self)
    }
}
