extension Report {
    /// Every chart: data and prediction of each variable, phase portraits, the front of complexity against error.
    var pictureSection: Markup? {
        let front =
            candidates.count > 1
            ? [figure("Error against complexity", "of this equation and its runners-up", [frontChart])] : []
        let figures = fits.enumerated().map(fitFigure) + portraits.enumerated().map(portraitFigure) + front
        return figures.isEmpty ? nil : section("In pictures", [.tag("div", ["class": "figures"], figures)])
    }

    /// The equations on the front as a table.
    var candidateSection: Markup? {
        guard !candidates.isEmpty else { return nil }
        let rows = candidates.map { candidate in
            [candidate.isChosen ? "●" : "", String(candidate.complexity), fixed(candidate.rSquared, decimals: 4)]
                + [candidate.probability, candidate.equation]
        }
        let chosen = Set(candidates.indices.filter { candidates[$0].isChosen })
        let lead = Markup.tag(
            "p", ["class": "lead"],
            ["Each of these explains the data better than any simpler one that was tried. The marked one was chosen."])
        let list = table(
            ["", "complexity", "R²", "probability", "equation"], rows,
            classes: ["text", "number", "number", "number", "code"], chosen: chosen)
        return section("Runner-up equations", [lead, list])
    }

    /// The tables that tell how sure the equation is.
    var certaintySections: [Markup] {
        certainty.map { listing in
            section(
                listing.title,
                [
                    .tag("p", ["class": "lead"], [.text(listing.lead)]),
                    table(listing.headings, listing.rows, classes: listing.classes),
                ])
        }
    }

    private func fitFigure(index: Int, fit: Fit) -> Markup {
        let place = fit.experiment.map { " in \($0)" } ?? ""
        let curve = Chart(
            title: "\(fit.variable) over time\(place), observed and predicted", horizontalLabel: "t",
            verticalLabel: fit.variable,
            series: [
                .init(name: "95 %", mark: .band, role: "predicted", points: fit.band),
                .init(name: "observed", mark: .dots, role: "observed", points: thinned(fit.observed)),
                .init(name: "predicted", mark: .line, role: "predicted", points: fit.predicted),
            ].filter { $0.mark != .band || !$0.points.isEmpty })
        let residuals = Chart(
            title: "Residuals of \(fit.variable)\(place)", horizontalLabel: "t", verticalLabel: "residual",
            series: [.init(name: "", mark: .stems, role: "neutral", points: thinned(fit.residuals))],
            height: 150, hasLegend: false, includesZero: true)
        return figure(
            fit.variable + place, "over time, residuals below",
            [curve.svg(identifier: "fit-\(index)"), residuals.svg(identifier: "residuals-\(index)")])
    }

    private func portraitFigure(index: Int, portrait: Portrait) -> Markup {
        let place = portrait.experiment.map { " in \($0)" } ?? ""
        let chart = Chart(
            title: "Phase portrait of \(portrait.horizontal) and \(portrait.vertical)\(place)",
            horizontalLabel: portrait.horizontal, verticalLabel: portrait.vertical,
            series: [
                .init(name: "observed", mark: .dots, role: "observed", points: thinned(portrait.observed)),
                .init(name: "predicted", mark: .line, role: "predicted", points: portrait.predicted),
                .init(name: "start", mark: .dots, role: "chosen", points: Array(portrait.predicted.prefix(1))),
            ].filter { !$0.points.isEmpty }, height: 430)
        return figure(
            "Phase portrait" + place, "\(portrait.vertical) against \(portrait.horizontal)",
            [chart.svg(identifier: "phase-\(index)")])
    }

    private var frontChart: Markup {
        func point(_ candidate: Candidate) -> SIMD2<Double> {
            SIMD2(Double(candidate.complexity), max(1 - candidate.rSquared, 1e-12))
        }
        let others = candidates.filter { !$0.isChosen }
        let best = candidates.filter(\.isChosen)
        return Chart(
            title: "Error against complexity", horizontalLabel: "complexity", verticalLabel: "1 − R²",
            series: [
                .init(name: "", mark: .staircase, role: "neutral", points: candidates.map(point)),
                .init(
                    name: "runner-up", mark: .dots, role: "neutral", points: others.map(point),
                    captions: others.map(\.equation)),
                .init(
                    name: "chosen", mark: .dots, role: "chosen", points: best.map(point), captions: best.map(\.equation)
                ),
            ], verticalKind: .logarithmic, height: 430
        ).svg(identifier: "front")
    }

    private func figure(_ title: String, _ remark: String, _ contents: [Markup]) -> Markup {
        let caption = [Markup.tag("strong", [:], [.text(title)])] + (remark.isEmpty ? [] : [.text(" " + remark)])
        return .tag("figure", ["class": "card"], [.tag("figcaption", [:], caption)] + contents)
    }

    /// At most two thousand points, evenly chosen: more cannot be told apart and would make the file huge.
    private func thinned(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
        let step = (points.count + 1999) / 2000
        return step <= 1 ? points : stride(from: 0, to: points.count, by: step).map { points[$0] }
    }
}
