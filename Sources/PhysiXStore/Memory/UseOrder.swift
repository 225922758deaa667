/// In which order things were last used.
///
/// A use is appended to a queue, and earlier uses of the same thing become stale: both operations take constant time on
/// average, because each use is passed over once.
struct UseOrder<Element: Hashable & Sendable>: Sendable {
    private var queue: [(element: Element, use: UInt64)] = []
    private var first = 0
    private var lastUse: [Element: UInt64] = [:]
    private var clock: UInt64 = 0

    /// How many there are.
    var count: Int { lastUse.count }

    /// Notes that something is used now.
    mutating func use(_ element: Element) {
        clock += 1
        lastUse[element] = clock
        queue.append((element, clock))
        // Stale uses are at most as many as the rest, so that the queue stays in proportion to the elements.
        if queue.count - first > 2 * lastUse.count + 16 || first > queue.count / 2 + 16 { dropStaleUses() }
    }

    /// Forgets something.
    mutating func remove(_ element: Element) { lastUse[element] = nil }

    /// What was not used for the longest time, which is forgotten.
    mutating func removeOldest() -> Element? {
        while first < queue.count {
            let (element, use) = queue[first]
            first += 1
            if lastUse[element] == use {
                lastUse[element] = nil
                return element
            }
        }
        return nil
    }

    private mutating func dropStaleUses() {
        queue = queue[first...].filter { lastUse[$0.element] == $0.use }
        first = 0
    }
}
