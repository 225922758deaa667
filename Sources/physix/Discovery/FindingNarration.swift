import PhysiXDiscovery
import PhysiXKernel

/// A found law as it is told in a terminal.
struct FindingNarration {
    let style: Style
    /// The width of pictures.
    let width: Int
    /// The width of tables; no limit where no terminal would wrap them.
    let tableWidth: Int

    /// Of so many experiments there are pictures.
    private static let plottedExperiments = 4

    /// The equation with its numbers, how sure they are, the pictures and the runners-up.
    func text(of finding: Finding) -> String {
        var lines = [Self.summary(of: finding), ""]
        lines += finding.equations(of: finding.best).map { "  " + style($0, .strong) } + [""]
        lines += constants(of: finding) + [""]
        lines += plots(of: finding)
        lines += runnersUp(of: finding) + rivals(of: finding)
        for note in finding.notes {
            let parts = "note: \(note)".wrapped(to: tableWidth, indent: 6)
            lines += [style("note:", .hint) + parts[0].dropFirst(5)] + parts.dropFirst()
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was found in what: `21 samples of hare, lynx explained with R² hare 0.948, lynx 0.939`.
    static func summary(of finding: Finding) -> String {
        let isAlone = finding.variables.count == 1
        let scores = zip(finding.variables, finding.best.rSquared).map { name, rSquared in
            (isAlone ? "" : name + " ") + fixed(rSquared, decimals: 4)
        }
        let count = finding.experiments.all.count
        let samples =
            "\(finding.experiments.sampleCount) samples of \(finding.variables.joined(separator: ", "))"
            + (count > 1 ? " in \(count) experiments" : "")
        return "\(samples) explained with R² \(scores.joined(separator: ", "))"
    }

    private func constants(of finding: Finding) -> [String] {
        let best = finding.best
        var lines: [String] = []
        if best.parameters.count > 0 {
            lines += parameters(of: finding).lines(style: style)
            lines += ["", "in \(best.system.description)"]
        }
        return lines + resamplings(of: finding).flatMap { $0.wrapped(to: tableWidth, indent: 2) }
            + finding.experiments.all.indices.map { index in
                let place = finding.experiments.name(of: index).map { " in \($0)" } ?? ""
                return "from \(finding.start(of: index))\(place)"
            }
    }

    private func plots(of finding: Finding) -> [String] {
        let experiments = finding.experiments
        let shown = experiments.all.indices.prefix(Self.plottedExperiments)
        let rest = experiments.all.count - shown.count
        return shown.flatMap { plots(of: finding, experiment: $0) }
            + (rest > 0
                ? ["plots of all \(experiments.all.count) experiments are in a report (--report FILE.html)", ""] : [])
    }

    private func plots(of finding: Finding, experiment: Int) -> [String] {
        let observed = finding.experiments.all[experiment].observations
        let curves = finding.curves(of: experiment, points: 4 * width)
        return finding.variables.indices.prefix(4).flatMap { variable -> [String] in
            let place = finding.experiments.name(of: experiment).map { " in \($0)" } ?? ""
            let plot = Plot(
                title: finding.variables[variable] + place, observed: observed.points(of: variable),
                predicted: curves.points(of: variable), width: width)
            return plot.lines(style: style) + [""]
        }
    }

    private func runnersUp(of finding: Finding) -> [String] {
        // Rivals have a table of their own.
        let rivals = finding.result.certainty.rivals.map(\.candidate)
        let runnersUp = finding.result.runnersUp.filter { !rivals.contains($0) }
        guard !runnersUp.isEmpty else { return [] }
        var table = Table([
            .init("complexity", .right), .init("R²", .right), .init("probability", .right), .init("runner-up"),
        ])
        for candidate in runnersUp {
            let equation = finding.equations(of: candidate).joined(separator: "; ")
            table.add([
                String(candidate.complexity), fixed(candidate.meanRSquared, decimals: 4),
                finding.probability(of: candidate), equation,
            ])
        }
        return table.lines(style: style, width: tableWidth) + [""]
    }
}
