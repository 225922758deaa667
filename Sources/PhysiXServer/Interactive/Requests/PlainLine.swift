extension String {
    /// The text as one line that shows as it is: white space becomes single spaces, and characters that change nothing but
    /// how the rest is shown (control, formatting and bidirectional ones) are gone.
    var asPlainLine: String {
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace {
                if let last = line.last, last != " " { line.append(" ") }
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: continue
            default: line.append(scalar)
            }
        }
        if line.last == " " { line.removeLast() }
        return String(line)
    }
}
