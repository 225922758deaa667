public import PhysiXDiscovery
public import PhysiXKernel

/// What a policy says about the samples of a case.
public struct Answer: Sendable, Hashable {
    /// The law, with numbers in the places of all parameters; `nil` where it found none.
    public var law: EquationSystem?
    /// Why it found none.
    public var failure: String?

    /// A law.
    public init(_ law: EquationSystem) { self.law = law }

    /// No law, and why.
    public init(failure: String) { self.failure = failure }

    /// The law in a text, such as a line of results.
    public init(_ equation: String, for system: BenchmarkSystem) {
        do throws(EquationError) {
            law = try EquationSystem(
                parsing: equation, in: Scope(stateVariables: system.stateVariables, isDriven: system.isDriven))
        } catch {
            failure = error.summary
        }
    }

    /// What the built-in solver finds in samples of a system.
    ///
    /// It is told the dimension, so that it looks for equations of first order, and whether the time may occur; nothing else.
    public init(
        searching samples: Trajectory, of system: BenchmarkSystem, effort: Int = DiscoveryOptions().effort,
        progress: (DiscoveryProgress) -> Bool = { _ in true }
    ) {
        do throws(DiscoveryError) {
            let options = DiscoveryOptions(order: .first, isDriven: system.isDriven, effort: effort)
            let result = try Discovery.run(
                samples, stateVariables: system.stateVariables, options: options, progress: progress)
            law = result.candidates.first.map { $0.system.withNumbers($0.parameters.values) }
            if law == nil { failure = "nothing was found" }
        } catch {
            failure = error.summary
        }
    }
}

extension EquationSystem {
    /// The same system with numbers in the places of its parameters.
    package func withNumbers(_ values: [Double]) -> EquationSystem {
        let laws = equations.indices.map { index in
            (
                variable: equations[index].variable, order: equations[index].order,
                rightHandSide: rightHandSide(of: index).substituting(parameters: values)
            )
        }
        do throws(EquationError) {
            return try EquationSystem(
                laws, in: Scope(stateVariables: scope.stateVariables, isDriven: scope.isDriven))
        } catch {
            preconditionFailure("a system stays one when its parameters get numbers: \(error)")
        }
    }
}
