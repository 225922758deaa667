import PhysiXBenchmark
import PhysiXFormats

/// The results of a comparison as text.
struct ComparisonTable {
    static let headings = [
        "policy", "noise", "episodes", "solved", "95 %", "reward", "95 %", "exact", "turns", "readable", "tokens in",
        "tokens out", "cost $", "s/turn",
    ]

    let results: [EpisodeResult]

    /// The table, and below it the share that was solved of each system.
    func text(style: Style, width: Int) -> String {
        var table = Table(Self.headings.enumerated().map { Table.Column($1, $0 == 0 ? .left : .right) })
        for row in EpisodeSummary.rows(of: results) { table.add(Self.cells(of: row)) }
        var lines = table.lines(style: style, width: width)
        let systems = systemCells
        if systems.rows.count > 1 {
            var table = Table(systems.headings.enumerated().map { Table.Column($1, $0 == 0 ? .left : .right) })
            for row in systems.rows { table.add(row) }
            lines += [""] + table.lines(style: style, width: width)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The cells of a row, as they stand in the page, too.
    static func cells(of row: EpisodeSummary) -> [String] {
        [
            row.setting.policy, significant(row.setting.noise), String(row.count), fixed(row.solved, decimals: 3),
            range(row.solvedInterval), fixed(row.reward, decimals: 3), range(row.rewardInterval),
            fixed(row.equivalent, decimals: 3), fixed(row.turns, decimals: 1), fixed(row.readable, decimals: 3),
            row.promptTokens.map { fixed($0, decimals: 0) } ?? "–",
            row.completionTokens.map { fixed($0, decimals: 0) } ?? "–", row.cost.map { fixed($0, decimals: 4) } ?? "–",
            fixed(row.seconds.median, decimals: 2),
        ]
    }

    /// Solved of each system: a row for a system, a column for a policy.
    var systemCells: (headings: [String], rows: [[String]]) {
        let rows = EpisodeSummary.systemRows(of: results)
        var settings: [Setting] = []
        for row in rows where !settings.contains(row.setting) { settings.append(row.setting) }
        let isOneLevel = Set(settings.map(\.noise)).count < 2
        let headings = settings.map { $0.policy + (isOneLevel ? "" : ", \(significant($0.noise))") }
        let systems = Set(rows.compactMap(\.system)).sorted()
        let cells = systems.map { system in
            [system]
                + settings.map { setting in
                    rows.first { $0.setting == setting && $0.system == system }
                        .map { "\(Int(($0.solved * Double($0.count)).rounded())) of \($0.count)" } ?? "–"
                }
        }
        return (["solved"] + headings, cells)
    }

    /// A line of JSON for each turn.
    var turnLines: String {
        var json = JSONWriter()
        for result in results { result.writeTurns(to: &json) }
        return json.text
    }

    private static func range(_ interval: Interval) -> String {
        "\(fixed(interval.lower, decimals: 2))–\(fixed(interval.upper, decimals: 2))"
    }
}
