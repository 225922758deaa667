/// The entries of a table of sessions, and how many of them are whose.
struct SessionList {
    struct Entry {
        let session: Session
        let address: String?
        var isAttached: Bool
        var isClosing = false
        var lastUse: ContinuousClock.Instant
    }

    var entries: [String: Entry] = [:]
    private var counts: [String: Int] = [:]

    /// How many addresses have a session.
    var addressCount: Int { counts.count }

    func count(from address: String) -> Int { counts[address] ?? 0 }

    mutating func insert(_ session: Session, from address: String?, at now: ContinuousClock.Instant) {
        entries[session.id] = Entry(
            session: session, address: address, isAttached: session.origin == .webSocket, lastUse: now)
        if let address { counts[address, default: 0] += 1 }
    }

    mutating func remove(_ id: String) {
        guard let address = entries.removeValue(forKey: id)?.address else { return }
        let count = count(from: address) - 1
        // An address without a session leaves nothing behind, however many there have been.
        counts[address] = count > 0 ? count : nil
    }

    /// The name of the session without a socket whose last use is longest ago.
    ///
    /// - Parameters:
    ///   - address: whose; anybody's where it is `nil`.
    ///   - moment: it must not have been used since then.
    /// - Returns: `nil` where there is none.
    func longestIdle(from address: String?, before moment: ContinuousClock.Instant) -> String? {
        entries.lazy
            .filter { _, entry in
                !entry.isAttached && entry.lastUse <= moment && (address == nil || entry.address == address)
            }
            .min { $0.value.lastUse < $1.value.lastUse }?.key
    }
}
