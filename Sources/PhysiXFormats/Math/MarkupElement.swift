/// An element of XML or HTML: a tree that is written as text only at the end, so that nothing in it can pass for markup.
public struct MarkupElement: Sendable, Hashable {
    /// What stands between the tags.
    public enum Content: Sendable, Hashable {
        case text(String)
        case elements([MarkupElement])
    }

    /// An attribute.
    public struct Attribute: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its value, as it is meant and not as it is escaped.
        public var value: String
    }

    /// The tag.
    public var name: String
    /// The attributes in the order in which they are written.
    public var attributes: [Attribute]
    /// What stands between the tags.
    public var content: Content

    init(_ name: String, text: String, attributes: [Attribute] = []) {
        self.name = name
        self.attributes = attributes
        content = .text(text)
    }

    init(_ name: String, _ elements: [MarkupElement], attributes: [Attribute] = []) {
        self.name = name
        self.attributes = attributes
        content = .elements(elements)
    }

    /// The element as text, with `&`, `<`, `>` and quotes escaped.
    public var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        text += "<\(name)"
        for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
        text += ">"
        switch content {
        case .text(let content): text += Self.escaped(content)
        case .elements(let elements): for element in elements { element.write(to: &text) }
        }
        text += "</\(name)>"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
