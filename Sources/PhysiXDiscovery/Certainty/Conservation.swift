import PhysiXKernel

/// What is conserved along the measured motion.
struct Conservation {
    private let measurements: Measurements
    private let names: [String]
    /// Positions with their measured velocities.
    private let bodies: [(position: Int, velocity: Int)]
    private let deviations: [Double]

    /// - Parameters:
    ///   - measurements: the samples.
    ///   - scope: the names of the state variables, the measured ones first.
    ///   - deviations: the noise of each measured variable.
    init(_ measurements: Measurements, _ scope: Scope, deviations: [Double]) {
        self.measurements = measurements
        self.deviations = deviations
        let names = Array(scope.stateVariables.prefix(measurements.columns.count))
        self.names = names
        bodies = names.indices.compactMap { position in
            scope.velocity(of: position).flatMap { names.indices.contains($0) ? (position, $0) : nil }
        }
    }

    /// Sums of variables, such as `x + y`.
    func sums() -> [ConservedQuantity] { search(names.indices.map { [$0] }) }

    /// Sums of squares and angular momenta, such as `x**2 + y**2` and `x*vy - y*vx`.
    ///
    /// Among all products some sum is constant along almost every single motion.
    func sumsOfProducts() -> [ConservedQuantity] {
        let momenta = bodies.indices.flatMap { first in
            bodies[..<first].flatMap { body in
                search([
                    [body.position, bodies[first].velocity].sorted(), [bodies[first].position, body.velocity].sorted(),
                ])
            }
        }
        return momenta + search(names.indices.map { [$0, $0] })
    }

    /// The conserved sums of features in which no variable stands with its own velocity: such a sum says of a body only
    /// that it swings, or that it comes to rest.
    private func search(_ features: [[Int]]) -> [ConservedQuantity] {
        let own = bodies.compactMap { body -> (Int, Int)? in
            guard let position = features.firstIndex(where: { Set($0) == [body.position] }),
                let velocity = features.firstIndex(where: { Set($0) == [body.velocity] })
            else { return nil }
            return (position, velocity)
        }
        return ConservationSearch(
            ConservedFeatures(features, measurements, names, deviations: deviations), excluding: own
        ).run()
    }
}
