import PhysiXBenchmark

/// The results on trajectories as text.
struct TrajectoryTable {
    /// Of more systems than this nobody reads the list.
    private static let mostListed = 40

    static let headings = [
        "policy", "noise", "missing", "cases", "rec.", "gen.", "field", "operators", "CPU s", "95 %", "max",
    ]

    let results: [TrajectoryResult]

    /// The table, and below it the systems that were not generalised.
    func text(style: Style, width: Int) -> String {
        let rows = TrajectorySummary.rows(of: results)
        var table = Table(Self.headings.enumerated().map { Table.Column($1, $0 == 0 ? .left : .right) })
        for row in rows { table.add(Self.cells(of: row)) }
        let lines = table.lines(style: style, width: width)
        return (lines + missed.map { $0.shortened(to: width) }).joined(separator: "\n") + "\n"
    }

    /// The cells of a row, as they stand in the page, too.
    static func cells(of row: TrajectorySummary) -> [String] {
        [row.setting.policy, significant(row.setting.noise), significant(row.setting.subsample), String(row.count)]
            + [row.reconstruction, row.generalisation, row.trueField].map { fixed($0, decimals: 3) }
            + [significant(row.complexity)]
            + [row.seconds.median, row.seconds.percentile95, row.seconds.largest].map { fixed($0, decimals: 2) }
    }

    private var missed: [String] {
        let missed = results.filter { $0.score.generalisation <= TrajectoryScore.threshold && $0.key.seed == 0 }
        var lists: [(heading: String, ids: [String])] = []
        for result in missed {
            let key = result.key
            let heading = "\(key.policy), noise \(significant(key.noise)), missing \(significant(key.subsample))"
            if lists.last?.heading == heading {
                lists[lists.count - 1].ids.append(key.system)
            } else {
                lists.append((heading, [key.system]))
            }
        }
        let short = lists.filter { $0.ids.count <= Self.mostListed }
        return short.isEmpty
            ? []
            : ["", "not generalised, seed 0:"]
                + short.map { "  \($0.heading): \($0.ids.joined(separator: " "))" }
    }
}
