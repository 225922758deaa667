/// A tree of HTML or SVG: text is escaped where it is written out, so that no data can become markup.
indirect enum Markup: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    case text(String)
    case element(String, [(name: String, value: String)], [Markup])
    /// Markup that another writer of ours made whole and escaped: MathML, the style sheet.
    case verbatim(String)

    init(stringLiteral value: String) { self = .text(value) }

    /// An element with attributes and contents.
    static func tag(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
    ) -> Markup {
        .element(name, attributes.map { ($0.key, $0.value) }, children)
    }

    /// The tree as text.
    var rendered: String {
        var output = ""
        write(to: &output)
        return output
    }

    private func write(to output: inout String) {
        switch self {
        case .text(let text): output.append(escaping: text)
        case .verbatim(let markup): output += markup
        case .element(let name, let attributes, let children):
            output += "<" + name
            for attribute in attributes {
                output += " \(attribute.name)=\""
                output.append(escaping: attribute.value)
                output += "\""
            }
            output += ">"
            for child in children { child.write(to: &output) }
            if !Self.voidElements.contains(name) { output += "</\(name)>" }
        }
    }

    /// The elements of HTML in use here that have no end tag.
    private static let voidElements: Set<String> = ["meta", "br", "hr", "img", "link"]
}

extension String {
    fileprivate mutating func append(escaping text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": self += "&amp;"
            case "<": self += "&lt;"
            case ">": self += "&gt;"
            case "\"": self += "&quot;"
            default: unicodeScalars.append(scalar)
            }
        }
    }
}
