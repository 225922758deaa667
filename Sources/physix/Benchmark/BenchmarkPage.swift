import PhysiXBenchmark
import PhysiXKernel

/// The results on trajectories as a page: the table, and every law with the motions that follow from it.
struct BenchmarkPage {
    let suite: String
    let results: [TrajectoryResult]
    let referees: [Referee]
    let command: String

    /// One HTML file that needs nothing beside it.
    var html: String {
        Markup.page(
            title: suite, styleSheet: Report.styleSheet + Self.styleSheet,
            [header, summary] + referees.map(section) + [provenance])
    }

    /// What the page has and a report has not: laws that open and close.
    private static let styleSheet = "details{margin:10px 0}summary{cursor:pointer}details code{margin:8px 0 14px}"

    private var header: Markup {
        .tag(
            "header", [:],
            [
                .tag("p", ["class": "eyebrow"], ["PhysiX · known laws, found again"]),
                .tag("h1", [:], [.text(suite)]),
                .tag(
                    "p", ["class": "summary"],
                    [
                        "What was found in samples from the first start, and what follows from it there and from the second."
                    ]),
            ])
    }

    private var summary: Markup {
        let rows = TrajectorySummary.rows(of: results).map { row in
            Markup.tag("tr", [:], TrajectoryTable.cells(of: row).map { .tag("td", ["class": "text"], [.text($0)]) })
        }
        let headings = TrajectoryTable.headings.map { Markup.tag("th", [:], [.text($0)]) }
        let table = Markup.tag(
            "table", [:], [.tag("thead", [:], [.tag("tr", [:], headings)]), .tag("tbody", [:], rows)])
        return .tag(
            "section", [:], [.tag("h2", [:], ["Shares and seconds"]), .tag("div", ["class": "card table"], [table])])
    }

    private var provenance: Markup {
        .tag(
            "section", [:],
            [
                .tag("h2", [:], ["How this was made"]),
                .tag(
                    "dl", [:],
                    [
                        .tag("dt", [:], ["Command"]), .tag("dd", [:], [.text(command)]),
                        .tag("dt", [:], ["Version"]), .tag("dd", [:], [.text("PhysiX \(version)")]),
                    ]),
            ])
    }

    /// A system with what was found of it; of repetitions only the first, which is enough to look at.
    private func section(of referee: Referee) -> Markup {
        let system = referee.system
        let found = results.filter { $0.key.system == system.id && $0.key.seed == 0 }
        let truth = Markup.tag(
            "p", ["class": "lead"],
            [.text(system.law.description), .tag("br"), .text(system.source)])
        let title = Markup.tag("h2", [:], [.text("\(system.id)  \(system.name)")])
        return .tag(
            "section", [:], [title, truth] + found.enumerated().map { entry(of: $1, referee, number: $0) })
    }

    private func entry(of result: TrajectoryResult, _ referee: Referee, number: Int) -> Markup {
        let (key, score) = (result.key, result.score)
        let label =
            "\(key.policy), noise \(significant(key.noise)), missing \(significant(key.subsample)): "
            + "R² \(fixed(score.reconstruction, decimals: 3)) and \(fixed(score.generalisation, decimals: 3)), "
            + "\(fixed(result.seconds, decimals: 2)) s"
        let isGood = min(score.reconstruction, score.generalisation) > TrajectoryScore.threshold
        let law = result.equation.isEmpty ? result.failure ?? "no law" : result.equation
        let motions = MotionCharts(result: result, referee: referee, prefix: "s\(key.system)-\(number)")
        return .tag(
            "details", [:],
            [
                .tag("summary", [:], [.text((isGood ? "● " : "○ ") + label)]), .tag("code", [:], [.text(law)]),
                .tag("div", ["class": "figures"], motions.figures),
            ])
    }
}
