import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

extension Finding {
    /// The result as a report to be read in a browser.
    func report(command: String) -> Report {
        let (observed, predicted, curves) = (observations, predictions, curves(points: 600))
        let fits = variables.indices.map { variable in
            Report.Fit(
                variable: variables[variable], observed: observed.points(of: variable),
                predicted: curves.points(of: variable),
                residuals: zip(observed.points(of: variable), predicted.points(of: variable)).map {
                    SIMD2($0.x, $0.y - $1.y)
                }, rSquared: best.rSquared[variable])
        }
        return Report(
            title: experiment.file.split(separator: "/").last.map(String.init) ?? experiment.file,
            summary: FindingNarration.summary(of: self) + ".", mathML: best.system.mathML().map(\.text).joined(),
            equationText: equations(of: best),
            parameters: constants(of: best).map {
                .init(name: $0.name, value: $0.value, uncertainty: $0.uncertainty)
            },
            fits: fits, portraits: portraits(observed, curves),
            candidates: front.map {
                .init(
                    equation: equations(of: $0).joined(separator: "; "), complexity: $0.complexity,
                    rSquared: $0.meanRSquared, isChosen: $0 == best)
            },
            exports: [
                ("LaTeX", "a formula for math mode", export.text(as: .latex)),
                ("Python", "solves the equation; needs numpy and scipy", export.text(as: .python)),
                ("Swift", "the derivatives as a function", export.text(as: .swift)),
            ], notes: notes, provenance: provenance(command: command))
    }

    /// Two measured variables against each other, or one against its hidden velocity.
    private func portraits(_ observed: Trajectory, _ curves: Trajectory) -> [Report.Portrait] {
        let names = best.system.scope.stateVariables
        guard names.count >= 2 else { return [] }
        let isMeasured = variables.count >= 2
        let points = observed.times.indices.map { SIMD2(observed[$0, 0], isMeasured ? observed[$0, 1] : .nan) }
        return [
            Report.Portrait(
                horizontal: names[0], vertical: names[1], observed: isMeasured ? points : [],
                predicted: curves.times.indices.map { SIMD2(curves[$0, 0], curves[$0, 1]) })
        ]
    }

    private func provenance(command: String) -> [(label: String, value: String)] {
        let times = observations.times
        return [
            ("Command", command), ("Version", "PhysiX \(version)"),
            (
                "Data",
                "\(experiment.file): \(times.count) samples of \(variables.joined(separator: ", ")), "
                    + "t from \(significant(times.first ?? 0, digits: 6)) to \(significant(times.last ?? 0, digits: 6))"
            ),
            (
                "Start",
                zip(best.system.scope.stateVariables, best.initialState).map { "\($0) = \(significant($1))" }
                    .joined(separator: ", ") + ", fitted with the parameters"
            ),
            ("Search", "deterministic, no seed; \(fixed(elapsed / .seconds(1), decimals: 2)) s"),
        ]
    }
}
