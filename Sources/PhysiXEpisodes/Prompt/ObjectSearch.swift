/// Finds the object that a completion means.
struct ObjectSearch {
    /// An object that has an equation.
    struct Found {
        let equation: String
        let members: [LooseValue.Member]
        let isComplete: Bool
    }

    private let bytes: [UInt8]
    /// The object that counts.
    private(set) var best: Found?
    /// Whether there was any object at all.
    private(set) var hasObject = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() {
        var position = startOfAnswer
        // Objects without an equation are searched for inner ones, so that some bytes are read again: at most four
        // times on average, which only texts made for it exceed.
        var work = 4 * bytes.count + 1024
        while work > 0, let opening = bytes[position...].firstIndex(of: UInt8(ascii: "{")) {
            var reader = LooseReader(bytes, at: opening)
            let members = reader.readObject()
            work -= reader.position - opening
            position = opening + 1
            if reader.ending == .complete { hasObject = true }
            guard let equation = Self.equation(in: members) else { continue }
            position = reader.position
            let isComplete = reader.ending == .complete
            if isComplete || best?.isComplete != true {
                best = Found(equation: equation, members: members, isComplete: isComplete)
            }
        }
    }

    /// The text of the first of the equation's names that the object has.
    private static func equation(in members: [LooseValue.Member]) -> String? {
        for key in Completion.equationKeys {
            if let text = members.last(where: { $0.name == key })?.value.text, !text.isEmpty { return text }
        }
        return nil
    }

    /// Behind the last closing tag of a think block, or the beginning.
    private var startOfAnswer: Int {
        let tag = Array("</think".utf8)
        var index = bytes.count - tag.count
        while index >= 0 {
            if bytes[index] == tag[0], bytes[index..<index + tag.count].elementsEqual(tag) { return index + tag.count }
            index -= 1
        }
        return 0
    }
}
