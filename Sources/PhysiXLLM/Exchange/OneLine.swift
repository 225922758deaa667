extension String {
    /// The text as one line of at most so many characters that a terminal or a page takes for nothing but text.
    ///
    /// Control characters, line breaks and runs of white space become one space; characters that change the direction of
    /// what follows, or cannot be seen, are left out.
    func oneLine(atMost limit: Int) -> String {
        var line = String.UnicodeScalarView()
        var isSpaced = true
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format, .surrogate, .privateUse, .unassigned: continue
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if !isSpaced { line.append(" ") }
                isSpaced = true
            default:
                line.append(scalar)
                isSpaced = false
            }
            if line.count > limit { break }
        }
        while line.last == " " { line.removeLast() }
        guard line.count > limit else { return String(line) }
        return String(line.prefix(limit - 1)) + "…"
    }
}
