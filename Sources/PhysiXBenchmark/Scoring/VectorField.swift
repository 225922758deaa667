import PhysiXKernel

/// The right-hand sides of a true law at random states around its trajectories.
///
/// The states fill a box 1.25 times as large as what both trajectories visit, evenly, and so do times over the span. Where
/// the truth itself has no finite value, nothing is compared.
struct VectorField {
    private static let pointCount = 1000
    private static let margin = 1.25

    private struct Point {
        let state: [Double]
        let time: Double
        let derivative: [Double]
    }

    private let points: [Point]

    init(of system: BenchmarkSystem, around trajectories: [Trajectory]) {
        let ranges = system.stateVariables.indices.map { variable in
            let values = trajectories.flatMap { $0.column(variable) }
            let (least, largest) = (values.min() ?? 0, values.max() ?? 0)
            let (centre, half) = ((least + largest) / 2, (largest - least) / 2 * Self.margin)
            return (centre - half)...(centre + half)
        }
        let sides = system.law.derivatives.indices.map { system.law.derivative(of: $0) }
        var generator = SeededGenerator(seed: 0)
        points = (0..<Self.pointCount).compactMap { _ in
            let state = ranges.map { generator.uniform($0.lowerBound, $0.upperBound) }
            let time = generator.uniform(system.timeSpan.lowerBound, system.timeSpan.upperBound)
            let derivative = sides.map { $0.value(state: state, time: time) }
            return derivative.allSatisfy(\.isFinite) ? Point(state: state, time: time, derivative: derivative) : nil
        }
    }

    /// The largest, over the components, root mean square of the error of a law's derivative relative to that of the
    /// derivative; infinite where the law has no finite value somewhere.
    func error(of law: EquationSystem) -> Double {
        let errors = law.derivatives.indices.map { component in
            let side = law.derivative(of: component)
            var (residual, total) = (0.0, 0.0)
            for point in points {
                let difference = side.value(state: point.state, time: point.time) - point.derivative[component]
                residual += difference * difference
                total += point.derivative[component] * point.derivative[component]
            }
            return residual == 0 ? 0 : (residual / total).squareRoot()
        }
        return errors.allSatisfy(\.isFinite) ? errors.max() ?? 0 : .infinity
    }
}
