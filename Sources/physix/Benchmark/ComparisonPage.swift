import PhysiXBenchmark
import PhysiXEpisodes
import PhysiXKernel

/// The results of a comparison as a page: the tables, and every episode with its turns.
struct ComparisonPage {
    /// How much of a model's answer is shown, in characters.
    private static let longestAnswer = 4000

    let table: ComparisonTable
    let rules: EpisodeResult.Rules
    let command: String

    /// One HTML file that needs nothing beside it.
    var html: String {
        Markup.page(
            title: "comparison", styleSheet: Report.styleSheet + Self.styleSheet,
            [header, summary, bySystem] + systems.map(section) + [provenance])
    }

    private static let styleSheet =
        "details{margin:10px 0}summary{cursor:pointer}details code{margin:8px 0 4px}details p{margin:0 0 14px}"

    private var systems: [String] { Set(table.results.map(\.key.system)).sorted() }

    private var header: Markup {
        .tag(
            "header", [:],
            [
                .tag("p", ["class": "eyebrow"], ["PhysiX · the same episodes for all"]),
                .tag("h1", [:], ["Policies compared"]), .tag("p", ["class": "summary"], [.text(rules.sentence)]),
            ])
    }

    private var summary: Markup {
        let rows = EpisodeSummary.rows(of: table.results).map(ComparisonTable.cells)
        return Self.section("Shares, tokens and seconds", Self.table(ComparisonTable.headings, rows))
    }

    private var bySystem: Markup {
        let cells = table.systemCells
        return Self.section("Solved, system by system", Self.table(cells.headings, cells.rows))
    }

    private var provenance: Markup {
        Self.section(
            "How this was made",
            .tag(
                "dl", [:],
                [
                    .tag("dt", [:], ["Command"]), .tag("dd", [:], [.text(command)]),
                    .tag("dt", [:], ["Version"]), .tag("dd", [:], [.text("PhysiX \(version)")]),
                ]))
    }

    private func section(of system: String) -> Markup {
        let episodes = table.results.filter { $0.key.system == system }
        return .tag("section", [:], [.tag("h2", [:], [.text(system)])] + episodes.map(entry))
    }

    private func entry(of result: EpisodeResult) -> Markup {
        let key = result.key
        let label =
            "\(result.isSolved ? "●" : "○") \(key.policy), noise \(significant(key.noise)), seed \(key.seed): "
            + "\(result.turns.count) turns, reward \(fixed(result.bestReward, decimals: 3))"
        return .tag(
            "details", [:], [.tag("summary", [:], [.text(label)])] + result.turns.enumerated().flatMap(Self.turn))
    }

    private static func turn(_ index: Int, _ turn: EpisodeTurn) -> [Markup] {
        let numbers = zip(turn.action.parameters.names, turn.action.parameters.values)
            .map { "\($0) = \(significant($1))" }.joined(separator: ", ")
        let law = turn.action.equation.isEmpty ? turn.remark ?? "no equation" : turn.action.equation
        var parts: [Markup] = [
            .tag("code", [:], [.text("\(index + 1)  \(law)" + (numbers.isEmpty ? "" : "   \(numbers)"))]),
            .tag("p", [:], [.text("reward \(fixed(turn.reward.total, decimals: 3)). \(turn.mismatchSummary)")]),
        ]
        if let completion = turn.completion {
            let shown = String(completion.prefix(longestAnswer))
            parts.append(
                .tag(
                    "details", [:],
                    [.tag("summary", [:], ["answer"]), .tag("pre", [:], [.tag("code", [:], [.text(shown)])])]))
        }
        return parts
    }

    private static func section(_ title: String, _ content: Markup) -> Markup {
        .tag("section", [:], [.tag("h2", [:], [.text(title)]), content])
    }

    private static func table(_ headings: [String], _ rows: [[String]]) -> Markup {
        let head = headings.map { Markup.tag("th", [:], [.text($0)]) }
        let body = rows.map { row in Markup.tag("tr", [:], row.map { .tag("td", ["class": "text"], [.text($0)]) }) }
        let table = Markup.tag("table", [:], [.tag("thead", [:], [.tag("tr", [:], head)]), .tag("tbody", [:], body)])
        return .tag("div", ["class": "card table"], [table])
    }
}
