import PhysiXKernel

/// A sentence with places for numbers: `A pendulum of {L} m`, `{theta:1}`.
struct HintTemplate {
    /// A piece of the sentence.
    private enum Piece {
        case text(Substring)
        case number(name: String, decimals: Int)
    }

    private var pieces: [Piece] = []

    /// Reads a template; braces that hold no name, with or without decimals, are text.
    init(_ template: String) {
        var rest = template[...]
        while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}") {
            pieces.append(.text(rest[..<opening]))
            let place = rest[rest.index(after: opening)..<closing].split(
                separator: ":", omittingEmptySubsequences: false)
            let decimals = place.count == 2 ? Int(place[1]) : 2
            if let decimals, (0...9).contains(decimals), place.count <= 2 {
                pieces.append(.number(name: String(place[0]), decimals: decimals))
            } else {
                pieces.append(.text(rest[opening...closing]))
            }
            rest = rest[rest.index(after: closing)...]
        }
        pieces.append(.text(rest))
    }

    /// The names in it, in order.
    var names: [String] {
        pieces.compactMap { piece in
            if case .number(let name, _) = piece { name } else { nil }
        }
    }

    /// The sentence with numbers in their places.
    func filled(with numbers: Parameters) -> String {
        pieces.reduce(into: "") { sentence, piece in
            switch piece {
            case .text(let text): sentence += text
            case .number(let name, let decimals): sentence += numbers[name]?.fixed(decimals) ?? "?"
            }
        }
    }
}
