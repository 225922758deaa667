extension Sequence where Element: Hashable {
    /// The first element that stood there before, if any.
    var firstRepeated: Element? {
        var seen: Set<Element> = []
        return first { !seen.insert($0).inserted }
    }
}
