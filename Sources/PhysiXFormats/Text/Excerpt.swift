extension UnsafeBufferPointer<UInt8> {
    /// A piece of the text in backticks for a message: at most 40 characters, and none that a terminal would obey.
    func excerpt(_ range: Range<Int>) -> String {
        // Four bytes for each character, and one character more to see that there are more.
        let text = String(decoding: self[range.prefix(164)], as: UTF8.self).unicodeScalars
        return "`\(String(text.prefix(40)).withoutControlCharacters)\(text.count > 40 ? "…" : "")`"
    }
}

extension String {
    /// The text with a space for each control character.
    var withoutControlCharacters: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        return String(
            String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
