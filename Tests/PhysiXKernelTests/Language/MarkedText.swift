/// A text with a place marked in it: `x + ①foo②` is `x + foo` with the bytes of `foo` marked.
///
/// A single `①` marks the empty place where it stands.
struct MarkedText {
    let text: String
    let range: Range<Int>?

    init(_ marked: String) {
        text = marked.filter { $0 != "①" && $0 != "②" }
        guard let first = marked.firstIndex(of: "①") else {
            range = nil
            return
        }
        let start = marked[..<first].utf8.count
        let second = marked.firstIndex(of: "②")
        range = start..<(second.map { marked[..<$0].utf8.count - "①".utf8.count } ?? start)
    }
}
