extension CSVTable {
    /// The table taken apart by experiments, in the order in which they come first; the whole where none are told apart.
    var byExperiment: [CSVTable] {
        guard !experiments.isEmpty else { return [self] }
        var rows: [String: [Int]] = [:]
        var names: [String] = []
        for (row, name) in experiments.enumerated() {
            if rows[name] == nil { names.append(name) }
            rows[name, default: []].append(row)
        }
        return names.map { name in
            var part = self
            part.arrange(rows[name, default: []])
            return part
        }
    }

    /// Whether the cells can be names of experiments: some are no numbers, or they come back four times on average.
    var hasLikelyExperiments: Bool {
        experiments.contains { Double($0) == nil } || times.count >= 4 * Set(experiments).count
    }

    /// The name of the experiment that a row belongs to.
    func experiment(in column: Int, of rows: CSVRows) throws(CSVError) -> String {
        let name = rows.text(of: rows.cells[column])
        guard !name.isEmpty else {
            throw rows.refusal(
                .missingExperiment, "the row does not say which experiment it belongs to",
                hint: "fill in its name or number", column: column)
        }
        return name
    }
}
