import PhysiXKernel

/// An error for people: what is wrong, where in their text, and what to do now.
struct DiagnosticPresentation {
    let error: any Diagnosable
    /// The text that the error's byte range refers to, where there is one.
    var source: String?
    /// The file that it comes from, where there is one.
    var file: String?

    /// The lines, without a line end.
    ///
    ///     error: unknown name `vz`
    ///       │ d2y/dt2 = -g + k*vz
    ///       │                  ^^
    ///     hint: did you mean `vy`?
    func lines(style: Style = .plain, width: Int = 80) -> [String] {
        let place = file.map { "\($0): " } ?? ""
        var result = ["\(style("error:", .error)) \((place + error.summary).withoutControls)"]
        if let source, let range = error.range, let excerpt = Excerpt(of: range, in: source, width: width - 6) {
            let number = excerpt.lineCount > 1 ? String(excerpt.lineNumber) : ""
            let margin = String(repeating: " ", count: number.count)
            result.append("  \(style("\(number) │", .faint)) \(excerpt.text)")
            result.append("  \(style("\(margin) │", .faint)) \(excerpt.indent)\(style(excerpt.caret, .error))")
        }
        if let hint = error.hint { result.append("\(style("hint:", .hint)) \(hint.withoutControls)") }
        return result
    }
}

/// The line of a text around a byte range, and the marks to print below it.
private struct Excerpt {
    let text: String
    let indent: String
    let caret: String
    let lineNumber: Int
    let lineCount: Int

    init?(of range: Range<Int>, in source: String, width: Int) {
        let bytes = Array(source.utf8)
        guard range.lowerBound >= 0, range.lowerBound <= bytes.count else { return nil }
        let newline = UInt8(ascii: "\n")
        let start = (bytes[..<range.lowerBound].lastIndex(of: newline) ?? -1) + 1
        let end = bytes[range.lowerBound...].firstIndex(of: newline) ?? bytes.count
        lineNumber = bytes[..<start].count { $0 == newline } + 1
        lineCount = bytes.count { $0 == newline } + 1

        let marked = Self.aligned(range.lowerBound..<min(max(range.upperBound, range.lowerBound), end), in: bytes)
        let before = Self.visible(bytes[start..<marked.lowerBound])
        let inside = Self.visible(bytes[marked])
        let after = Self.visible(bytes[marked.upperBound..<end])
        let shownBefore = before.displayWidth > width * 2 / 3 ? "…" + before.suffix(width / 3) : before
        text = (shownBefore + inside + after).shortened(to: width)
        indent = String(repeating: " ", count: shownBefore.displayWidth)
        let room = max(1, width - shownBefore.displayWidth)
        caret = String(repeating: "^", count: min(max(1, inside.displayWidth), room))
    }

    /// The range grown to whole characters of UTF-8, whose later bytes are 10xxxxxx.
    private static func aligned(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low > 0, low < bytes.count, bytes[low] & 0xC0 == 0x80 { low -= 1 }
        while high > low, high < bytes.count, bytes[high] & 0xC0 == 0x80 { high += 1 }
        return low..<high
    }

    private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).withoutControls
    }
}

extension String {
    /// The text with a space for each control character, so that a caret below it stands where it should and no text
    /// from a file moves the cursor or changes colours.
    var withoutControls: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
