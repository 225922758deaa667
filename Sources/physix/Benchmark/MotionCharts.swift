import PhysiXBenchmark
import PhysiXKernel

/// The charts of one result: each variable from both starts.
struct MotionCharts {
    let result: TrajectoryResult
    let referee: Referee
    /// What tells its charts from others on the page.
    let prefix: String

    var figures: [Markup] {
        let samples = referee.samples(of: result.key)
        return (0..<2).flatMap { start in
            let motion = prediction(from: start)
            return referee.system.stateVariables.indices.map { variable in
                figure(of: variable, from: start, samples: start == 0 ? samples : nil, motion)
            }
        }
    }

    private func figure(
        of variable: Int, from start: Int, samples: Trajectory?, _ motion: Trajectory?
    ) -> Markup {
        let name = referee.system.stateVariables[variable]
        let chart = Chart(
            title: "\(name) from start \(start + 1)", horizontalLabel: "t", verticalLabel: name,
            series: [
                samples.map { series("samples", .dots, "observed", $0, variable) },
                motion.map { series("found", .line, "predicted", $0.near(referee.references[start]), variable) },
                series("exact", .line, "neutral", referee.references[start], variable),
            ].compactMap(\.self), height: 180)
        let caption = Markup.tag("figcaption", [:], [.text("\(name) from start \(start + 1)")])
        return .tag("figure", ["class": "card"], [caption, chart.svg(identifier: "\(prefix)-\(start)-\(variable)")])
    }

    private func prediction(from start: Int) -> Trajectory? {
        guard let law = Answer(result.equation, for: referee.system).law else { return nil }
        var integrator = Integrator()
        return integrator.solve(
            Program(law), from: referee.system.initialStates[start], at: referee.references[start].times)
    }

    private func series(
        _ name: String, _ mark: Chart.Mark, _ role: String, _ motion: Trajectory, _ variable: Int
    ) -> Chart.Series {
        Chart.Series(name: name, mark: mark, role: role, points: motion.points(of: variable))
    }
}

extension Trajectory {
    /// The states without what lies farther from another motion than that one's own extent: it would flatten the picture.
    fileprivate func near(_ other: Trajectory) -> Trajectory {
        var copy = self
        for variable in 0..<stateCount {
            let room = ClosedRange(holding: other.column(variable)).padded(by: 1)
            for sample in times.indices where !room.contains(self[sample, variable]) {
                copy.states[sample * stateCount + variable] = .nan
            }
        }
        return copy
    }
}
