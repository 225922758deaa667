extension Array where Element: BitwiseCopyable {
    /// Replaces all elements, in the memory that the array has where that is enough.
    ///
    /// Emptying an array and appending to it are both general replacements of a range: for a handful of numbers they
    /// cost several times what copying does.
    @unsafe @inline(__always)
    mutating func refill(from source: UnsafePointer<Element>, count newCount: Int) {
        if newCount != count { unsafe resize(to: newCount, from: source) }
        unsafe withUnsafeMutableBufferPointer { unsafe $0.baseAddress?.update(from: source, count: newCount) }
    }

    @inline(never)
    private mutating func resize(to newCount: Int, from source: UnsafePointer<Element>) {
        if newCount < count {
            removeLast(count - newCount)
        } else {
            unsafe append(contentsOf: UnsafeBufferPointer(start: source + count, count: newCount - count))
        }
    }
}
