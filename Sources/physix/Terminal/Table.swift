/// Rows and columns as lines of text: a heading, a rule and the rows, two spaces between columns.
struct Table {
    /// One column: its heading and the side on which its cells stand.
    struct Column {
        let heading: String
        let alignment: Alignment

        init(_ heading: String, _ alignment: Alignment = .left) {
            self.heading = heading
            self.alignment = alignment
        }
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row.
    ///
    /// - Precondition: a cell for each column.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a cell for each column")
        rows.append(cells)
    }

    /// The lines, without trailing spaces.
    ///
    /// Only the last column may pass `width`: it is cut with an ellipsis, because a wrapped row is harder to read than a
    /// shortened one.
    func lines(style: Style = .plain, width: Int = .max) -> [String] {
        let widths = columns.indices.map { column in
            rows.reduce(columns[column].heading.displayWidth) { max($0, $1[column].displayWidth) }
        }
        let fixed = widths.dropLast().reduce(0) { $0 + $1 + 2 }
        let lastWidth = min(widths.last ?? 0, max(8, width == .max ? .max : width - fixed))
        let final = Array(widths.dropLast()) + [lastWidth]
        let heading = line(columns.map(\.heading), final)
        let rule = final.map { String(repeating: "─", count: min($0, 32)) }.joined(separator: "  ")
        return [style(heading, .strong), style(rule, .faint)] + rows.map { line($0, final) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() {
            let shown = cell.shortened(to: widths[index])
            text += (index > 0 ? "  " : "") + shown.padded(to: widths[index], aligned: columns[index].alignment)
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}

extension String {
    /// The text, cut with an ellipsis where it takes more columns than allowed.
    func shortened(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var result = ""
        var used = 0
        for character in self {
            let columns = String(character).displayWidth
            guard used + columns < width else { break }
            result.append(character)
            used += columns
        }
        return result + "…"
    }
}
