import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

extension Finding {
    /// The result as a report to be read in a browser.
    func report(command: String) -> Report {
        let indices = experiments.all.indices
        return Report(
            title: title,
            summary: FindingNarration.summary(of: self) + ".", mathML: best.system.mathML().map(\.text).joined(),
            equationText: equations(of: best),
            parameters: constants(of: best).enumerated().map { index, constant in
                .init(
                    name: constant.name, value: constant.value, uncertainty: constant.uncertainty,
                    interval: intervals?[index])
            },
            scores: Array(zip(variables, best.rSquared)), fits: indices.flatMap(fits),
            portraits: indices.flatMap(portraits),
            candidates: result.shownFront.map {
                .init(
                    equation: equations(of: $0).joined(separator: "; "), complexity: $0.complexity,
                    rSquared: $0.meanRSquared, isChosen: $0 == best, probability: probability(of: $0))
            }, certainty: certaintyListings,
            exports: [
                ("LaTeX", "a formula for math mode", export.text(as: .latex)),
                ("Python", "solves the equation; needs numpy and scipy", export.text(as: .python)),
                ("Swift", "the derivatives as a function", export.text(as: .swift)),
            ], notes: notes, provenance: provenance(command: command))
    }

    private var title: String {
        let name = experiments.all[0].file.split(separator: "/").last.map(String.init) ?? experiments.all[0].file
        let others = Set(experiments.all.map(\.file)).count - 1
        return others > 0 ? "\(name) and \(others) more" : name
    }

    /// Each variable over time in an experiment.
    private func fits(of experiment: Int) -> [Report.Fit] {
        let observed = experiments.all[experiment].observations
        let (predicted, curves) = (predictions(of: experiment), curves(of: experiment, points: 600))
        let bands = bands(of: experiment, points: 200)
        return variables.indices.map { variable in
            Report.Fit(
                variable: variables[variable], experiment: experiments.name(of: experiment),
                observed: observed.points(of: variable), predicted: curves.points(of: variable),
                band: bands[variable],
                residuals: zip(observed.points(of: variable), predicted.points(of: variable)).map {
                    SIMD2($0.x, $0.y - $1.y)
                })
        }
    }

    /// Two measured variables against each other, or one against its hidden velocity.
    private func portraits(of experiment: Int) -> [Report.Portrait] {
        let names = best.system.scope.stateVariables
        guard names.count >= 2 else { return [] }
        let (observed, curves) = (experiments.all[experiment].observations, curves(of: experiment, points: 600))
        let isMeasured = variables.count >= 2
        let points = observed.times.indices.map { SIMD2(observed[$0, 0], isMeasured ? observed[$0, 1] : .nan) }
        return [
            Report.Portrait(
                horizontal: names[0], vertical: names[1], experiment: experiments.name(of: experiment),
                observed: isMeasured ? points : [],
                predicted: curves.times.indices.map { SIMD2(curves[$0, 0], curves[$0, 1]) })
        ]
    }

    private func provenance(command: String) -> [(label: String, value: String)] {
        [("Command", command), ("Version", "PhysiX \(version)")]
            + experiments.all.map { experiment in
                let times = experiment.observations.times
                return (
                    "Data",
                    "\(experiment.name): \(times.count) samples of \(variables.joined(separator: ", ")), "
                        + "t from \(significant(times.first ?? 0, digits: 6)) to \(significant(times.last ?? 0, digits: 6))"
                )
            }
            + experiments.all.indices.map { index in
                let place = experiments.name(of: index).map { "\($0): " } ?? ""
                return ("Start", "\(place)\(start(of: index)), fitted with the parameters")
            }
            + [("Search", "deterministic, no seed; \(fixed(elapsed / .seconds(1), decimals: 2)) s")]
            + (result.certainty.bootstrap.map { [("Resampling", "\($0.count) times, seed \($0.seed)")] } ?? [])
    }

    /// Rivals, and what resampling chose.
    private var certaintyListings: [Report.Listing] {
        var listings: [Report.Listing] = []
        let certainty = result.certainty
        if !certainty.rivals.isEmpty {
            let start = zip(best.system.scope.stateVariables, certainty.suggestedStart ?? [])
                .map { "\($0) = \(significant($1))" }.joined(separator: ", ")
            listings.append(
                .init(
                    title: "Rivals",
                    lead:
                        "The samples hardly tell these from the chosen equation. Here is how far their curves are from "
                        + "its own, in standard deviations of the noise, and how far they would be from \(start).",
                    headings: ["probability", "here", "from there", "equation"], rows: certainty.rivals.map(cells),
                    classes: ["number", "number", "number", "code"]))
        }
        if let bootstrap = certainty.bootstrap {
            listings.append(
                .init(
                    title: "With other noise",
                    lead: "How often the chosen equation had each term, and was the best itself, in \(bootstrap.count) "
                        + "fits to its own curve with noise drawn anew from the residuals.",
                    headings: ["frequency", "term"],
                    rows: bootstrap.terms.map { [percent($0.frequency), place(of: $0)] }
                        + [[percent(bootstrap.laws.first?.frequency ?? 0), "all of them and no other"]],
                    classes: ["number", "code"]))
        }
        return listings
    }
}
