import PhysiXFormats

/// The first turns of an episode's history, each written once.
///
/// Every observation repeats the whole history. Long equations are not kept twice: beyond a bound turns are written
/// anew each time.
package struct WrittenTurns: Sendable {
    /// Up to so many bytes are kept, more than 64 ordinary turns need.
    private static let mostBytes = 1 << 15

    /// How many turns are written.
    private(set) var count = 0
    /// The turns, separated by commas.
    private(set) var bytes: ArraySlice<UInt8> = []

    private var isFull = false

    /// No turns.
    package init() {}

    /// Adds what a history has more than is written, as far as there is room.
    package mutating func add(_ history: [HistoryEntry]) {
        while count < history.count, !isFull {
            var json = JSONWriter()
            json.value(history[count])
            isFull = bytes.count + json.bytes.count > Self.mostBytes
            guard !isFull else { return }
            if count > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: json.bytes)
            count += 1
        }
    }
}
