extension Report {
    /// One HTML file that needs nothing beside it: no script, no font, no network.
    var html: String {
        let sections =
            [equationSection, pictureSection, candidateSection] + certaintySections
            + [exportSection, noteSection, provenanceSection]
        return Markup.page(title: title, styleSheet: Self.styleSheet, [header] + sections.compactMap { $0 })
    }

    private var header: Markup {
        .tag(
            "header", [:],
            [
                .tag("p", ["class": "eyebrow"], ["PhysiX · the equation behind the data"]),
                .tag("h1", [:], [.text(title)]),
                .tag("p", ["class": "summary"], [.text(summary)]),
            ])
    }

    private var equationSection: Markup? {
        let copies = equationText.map { Markup.tag("code", [:], [.text($0)]) }
        let equation = Markup.tag(
            "div", ["class": "card equation"], [.verbatim(mathML), .tag("div", ["class": "copy"], copies)])
        let scores = scores.map { score in
            Markup.tag(
                "div", ["class": "score"],
                [
                    .tag("span", ["class": "score-value"], [.text(fixed(score.rSquared, decimals: 4))]),
                    .tag("span", ["class": "score-label"], [.text("R² of \(score.variable)")]),
                ])
        }
        let results = parameterTable + [.tag("div", ["class": "scores"], scores)]
        return section("The equation", [equation, .tag("div", ["class": "results"], results)])
    }

    private var parameterTable: [Markup] {
        guard !parameters.isEmpty else { return [] }
        let hasIntervals = parameters.contains { $0.interval != nil }
        let rows = parameters.map { [$0.name, $0.value, $0.uncertainty] + (hasIntervals ? [$0.interval ?? ""] : []) }
        return [
            table(
                ["parameter", "value", "uncertainty"] + (hasIntervals ? ["95 % interval"] : []), rows,
                classes: ["text", "number", "number"] + (hasIntervals ? ["number"] : []))
        ]
    }

    private var exportSection: Markup? {
        guard !exports.isEmpty else { return nil }
        let boxes = exports.map { export in
            Markup.tag(
                "details", ["class": "card"],
                [
                    .tag(
                        "summary", [:],
                        [.tag("strong", [:], [.text(export.title)]), .text(" " + export.remark)]),
                    .tag("pre", [:], [.tag("code", [:], [.text(export.text)])]),
                ])
        }
        let lead = Markup.tag("p", ["class": "lead"], ["Open one; a click into it selects all of it for copying."])
        return section("Take it with you", [lead, .tag("div", ["class": "exports"], boxes)])
    }

    private var noteSection: Markup? {
        guard !notes.isEmpty else { return nil }
        return section("Notes", [.tag("ul", ["class": "notes"], notes.map { .tag("li", [:], [.text($0)]) })])
    }

    private var provenanceSection: Markup? {
        let entries = provenance.flatMap { entry in
            [Markup.tag("dt", [:], [.text(entry.label)]), .tag("dd", [:], [.text(entry.value)])]
        }
        return section("How this was made", [.tag("dl", [:], entries)])
    }

    func section(_ title: String, _ contents: [Markup]) -> Markup {
        .tag("section", [:], [.tag("h2", [:], [.text(title)])] + contents)
    }

    /// A table; the rows at `chosen` stand out, and each column has a class: `text`, `number` or `code`.
    func table(_ headings: [String], _ rows: [[String]], classes: [String], chosen: Set<Int> = []) -> Markup {
        func cells(_ texts: [String], _ name: String) -> [Markup] {
            zip(texts, classes).map { .tag(name, ["class": $1], [.text($0)]) }
        }
        let body = rows.enumerated().map { index, row in
            Markup.tag("tr", ["class": chosen.contains(index) ? "chosen" : ""], cells(row, "td"))
        }
        return .tag(
            "div", ["class": "card table"],
            [
                .tag(
                    "table", [:],
                    [
                        .tag("thead", [:], [.tag("tr", [:], cells(headings, "th"))]), .tag("tbody", [:], body),
                    ])
            ])
    }
}
