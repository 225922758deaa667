extension String {
    /// How many terminal columns the text takes: wide East Asian characters and emoji two, combining marks none.
    var displayWidth: Int {
        reduce(0) { width, character in
            guard let scalar = character.unicodeScalars.first else { return width }
            return width + scalar.columns
        }
    }

    /// The text in lines that are no wider than allowed, broken between words; the second and later ones are indented.
    ///
    /// A word that is wider stands on a line of its own.
    func wrapped(to width: Int, indent: Int = 0) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            let candidate = line.isEmpty ? String(word) : line + " " + word
            let isBroken = candidate.displayWidth > width && !line.isEmpty
            if isBroken { lines.append(line) }
            line = isBroken ? String(repeating: " ", count: indent) + word : candidate
        }
        return lines + [line]
    }

    /// The text with spaces added on one side up to a width; longer texts stay as they are.
    func padded(to width: Int, aligned alignment: Alignment = .left) -> String {
        let padding = String(repeating: " ", count: max(0, width - displayWidth))
        return alignment == .left ? self + padding : padding + self
    }
}

/// On which side of a column text stands.
enum Alignment: Sendable {
    case left, right
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        switch value {
        case 0..<0x20, 0x7F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case _ where properties.generalCategory == .nonspacingMark: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
