import PhysiXKernel

/// The headings of a table's columns, and which columns are the time and the variables.
struct CSVHeader {
    private(set) var labels: [CSVLabel]
    private(set) var notes: [CSVNote] = []

    /// Finds the headings and goes to the first row of data, or behind the last row without one.
    init(of rows: inout CSVRows) throws(CSVError) {
        var skipped: ClosedRange<Int>?
        var hasRow = try rows.next()
        // A title above the table has no columns.
        while hasRow, rows.isTitle {
            skipped = (skipped?.lowerBound ?? rows.rowLine)...rows.rowLine
            hasRow = try rows.next()
        }
        guard hasRow else {
            throw CSVError(.empty, "the file has no table", hint: "it needs a row of names and rows of numbers")
        }
        if let skipped { notes.append(.linesSkipped(skipped)) }
        if rows.isHeading {
            labels = rows.cells.map { CSVLabel(rows.text(of: $0)) }
            // Delimiters at the ends of lines are no columns.
            while labels.last?.text.isEmpty == true { labels.removeLast() }
            _ = try rows.next()
            try takeUnits(of: &rows)
        } else {
            labels = rows.headingsInComment() ?? rows.cells.map { _ in CSVLabel("") }
        }
    }
}

extension CSVHeader {
    /// Decides which column is the time, and which are the variables, in the order asked for.
    ///
    /// All columns are taken where `chosen`, a list of headings, names or numbers of columns, is empty; never the one
    /// that tells experiments apart.
    mutating func choose(
        _ chosen: [String], without experiment: Int? = nil
    ) throws(CSVError) -> (time: Int, variables: [Int]) {
        var indices: [Int] = []
        for name in chosen { indices.append(try index(of: name)) }
        if chosen.isEmpty { indices = Array(labels.indices) }
        indices.removeAll { $0 == experiment }
        guard !indices.isEmpty else { throw Self.nothingBesideTime }
        let sure = indices.first { labels[$0].isTime }
        let time = sure ?? indices.first { labels[$0].isUnitOfTime } ?? indices[0]
        let isNamed = labels[time].isTime || labels[time].isUnitOfTime
        let areNamed = labels.contains { !$0.text.isEmpty }
        if chosen.isEmpty, areNamed {
            if !isNamed { notes.append(.timeAssumed(label: labels[time].text)) }
            if time != 0 { notes.append(.timeColumn(label: labels[time].text, number: time + 1)) }
        }
        indices.removeAll { $0 == time }
        if chosen.isEmpty, time != 0, labels[0].text.isEmpty || labels[0].text == "Unnamed: 0" {
            notes.append(.indexColumn(number: 1))
            indices.removeFirst()
        }
        guard !indices.isEmpty else { throw Self.nothingBesideTime }
        return (time, indices)
    }

    private static let nothingBesideTime = CSVError(
        .oneColumn, "no column of values is left beside the time", hint: "choose the time and one more column at least")

    /// The column that tells experiments apart; one that is only named so may still be chosen as a variable.
    func experimentColumn(_ split: SamplesCSV.Split, besides chosen: [String]) throws(CSVError) -> Int? {
        switch split {
        case .nothing: nil
        case .likely: labels.firstIndex { label in label.isExperiment && !chosen.contains { label.isCalled($0) } }
        case .column(let name): try index(of: name)
        }
    }

    /// The column with a heading, name or number.
    private func index(of name: String) throws(CSVError) -> Int {
        if let exact = labels.firstIndex(where: { $0.text == name }) { return exact }
        if let named = labels.firstIndex(where: { $0.isCalled(name) }) { return named }
        if let known = defaultNames.firstIndex(of: name) { return known }
        if let number = Int(name), labels.indices.contains(number - 1) { return number - 1 }
        let areNamed = labels.contains { !$0.text.isEmpty }
        let known = labels.map(\.text).filter { !$0.isEmpty }.map { "`\($0)`" }.joined(separator: ", ")
        throw CSVError(
            .unknownColumn, "there is no column `\(name)`",
            hint: areNamed
                ? "the columns are \(known)" : "the columns have no names; choose them by number, 1 to \(labels.count)")
    }

    /// What columns may be called that have no heading, or whose heading is another word for time.
    private var defaultNames: [String] {
        let time = labels.firstIndex(where: \.isTime) ?? 0
        return labels.indices.map { index in
            if index == time { return "t" }
            guard labels[index].text.isEmpty else { return "" }
            return labels.count == 2 ? "y" : "x\(index)"
        }
    }

    /// Names for the variables that the equation language accepts, each once.
    mutating func names(of variables: [Int]) -> [String] {
        var taken: Set = ["t", "d", "dt", "dt2"]
        var names: [String] = []
        for variable in variables {
            let label = labels[variable]
            let wish = label.identifier.isEmpty ? variables == [1] ? "y" : "x\(variable)" : label.identifier
            var name = wish
            var number = 2
            while !Self.isUsable(name) || !taken.insert(name).inserted {
                name = "\(wish)_\(number)"
                number += 1
            }
            if name != label.quantity, !label.text.isEmpty {
                notes.append(.renamed(label: label.text, name: name))
            }
            names.append(name)
        }
        return names
    }

    /// Whether the equation language takes the name for a variable: functions and reserved words have other meanings.
    private static func isUsable(_ name: String) -> Bool {
        do throws(EquationError) { try Scope(stateVariables: [name]).check() } catch { return false }
        return true
    }

    /// Takes a row of units below the headings: all in brackets, or with a unit of time below the time.
    private mutating func takeUnits(of rows: inout CSVRows) throws(CSVError) {
        let units = rows.cells.map { rows.text(of: $0) }
        guard units.count == labels.count, !units.isEmpty else { return }
        let areBracketed = units.allSatisfy { unit in
            unit.isEmpty || (unit.first == "(" && unit.last == ")") || (unit.first == "[" && unit.last == "]")
        }
        let time = labels.firstIndex(where: \.isTime) ?? 0
        let bareUnits = units.map { areBracketed ? String($0.dropFirst().dropLast()) : $0 }
        guard areBracketed || (Self.unitsOfTime.contains(bareUnits[time]) && !rows.hasNumber) else { return }
        for (index, unit) in bareUnits.enumerated() where !unit.isEmpty { labels[index].unit = unit }
        _ = try rows.next()
    }

    private static let unitsOfTime: Set<String> = [
        "s", "sec", "seconds", "ms", "us", "µs", "ns", "min", "h", "hours", "d", "days", "weeks", "months", "a", "yr",
        "year", "years",
    ]
}

extension CSVRows {
    /// Whether the row names columns: it has text, and does not begin with a number as rows of data do.
    fileprivate var isHeading: Bool {
        guard let first = cells.first(where: { !$0.isEmpty }), cells.contains(where: { isText($0) }) else {
            return false
        }
        return isText(first)
    }

    /// Whether some cell of the row is a number.
    fileprivate var hasNumber: Bool {
        cells.contains { cell in
            var numbers = CSVNumbers()
            if case .number = numbers.read(bytes, cell) { return true }
            return false
        }
    }

    /// Whether all that the row says is one piece of text.
    fileprivate var isTitle: Bool {
        let filled = cells.filter { !$0.isEmpty }
        return filled.count == 1 && isText(filled[0])
    }

    private func isText(_ cell: CSVCell) -> Bool {
        var numbers = CSVNumbers()
        return numbers.read(bytes, cell) == .text
    }

    /// Headings in the comment right above the first row, as `numpy.savetxt` writes them.
    fileprivate func headingsInComment() -> [CSVLabel]? {
        guard let comment, comment.line == rowLine - 1 else { return nil }
        var header = CSVRows(
            UnsafeBufferPointer(rebasing: bytes[comment.bytes]), from: 0, delimiter: delimiter)
        // A comment may be anything; what cannot be a row holds no headings.
        do throws(CSVError) { _ = try header.next() } catch { return nil }
        guard header.cells.count == cells.count else { return nil }
        let texts = header.cells.map { header.text(of: $0) }
        return texts.allSatisfy { $0.first?.isLetter == true } ? texts.map { CSVLabel($0) } : nil
    }
}
