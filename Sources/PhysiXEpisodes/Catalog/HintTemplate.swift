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
        var rest = template.utf8[...]
        while let opening = rest.firstIndex(of: UInt8(ascii: "{")),
            let closing = rest[opening...].firstIndex(of: UInt8(ascii: "}"))
        {
            pieces.append(.text(Substring(rest[..<opening])))
            let place = rest[rest.index(after: opening)..<closing]
            let colon = place.firstIndex(of: UInt8(ascii: ":"))
            let decimals = colon.map { Int(Substring(place[place.index(after: $0)...])) } ?? 2
            if let decimals, (0...9).contains(decimals) {
                pieces.append(.number(name: String(Substring(place[..<(colon ?? place.endIndex)])), decimals: decimals))
            } else {
                pieces.append(.text(Substring(rest[opening...closing])))
            }
            rest = rest[rest.index(after: closing)...]
        }
        pieces.append(.text(Substring(rest)))
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
