/// Whether two systems of equations are the same law.
public enum Equivalence: Sendable, Hashable {
    /// They have the same terms with the same numbers, in whatever order and grouping.
    case structural
    /// Their derivatives have the same values at all states that were tried.
    case numerical
    /// They are not the same, or have no common state variables or no finite values to compare.
    case different

    /// Whether they are the same law.
    public var isEquivalent: Bool { self != .different }
}

extension EquationSystem {
    /// The time derivative of a state variable, whether an equation gives it or another state variable is it.
    public func derivative(of state: Int) -> Expression {
        switch derivatives[state] {
        case .equation(let index): rightHandSide(of: index)
        case .state(let velocity): .state(velocity)
        }
    }

    /// Compares with another system in the same state variables, first by structure, then by values.
    ///
    /// - Parameters:
    ///   - other: the other system; its state variables may stand in another order.
    ///   - parameters: a value for each parameter of this system.
    ///   - otherParameters: a value for each parameter of the other one.
    ///   - ranges: where each state variable lies, for the comparison by values; −2…2 where not given.
    ///   - tolerance: how far numbers and values may differ, relative to the larger one.
    /// - Returns: how they agree; the same arguments always give the same answer.
    public func equivalence(
        to other: EquationSystem, parameters: [Double] = [], otherParameters: [Double] = [],
        ranges: [ClosedRange<Double>] = [], tolerance: Double = 1e-9
    ) -> Equivalence {
        guard let theirs = other.derivatives(inOrderOf: scope, parameters: otherParameters) else { return .different }
        let ours = scope.stateVariables.indices.map { derivative(of: $0).substituting(parameters: parameters) }
        let isSame = zip(ours, theirs).allSatisfy { left, right in
            guard let left = Polynomial(left, .expanding), let right = Polynomial(right, .expanding) else {
                return false
            }
            return left.isClose(to: right, tolerance)
        }
        if isSame { return .structural }
        return agreeInValue(ours, theirs, ranges, tolerance) ? .numerical : .different
    }

    /// How well the terms agree with those of the true system; `nil` where the state variables are not the same.
    ///
    /// - Parameters:
    ///   - truth: the true system in the same state variables.
    ///   - parameters: a value for each parameter of this system.
    ///   - truthParameters: a value for each parameter of the true one.
    ///   - tolerance: how far numbers inside a term, such as a frequency, may differ.
    /// - Returns: precision and recall over the terms of all equations; a velocity that is one in both counts nothing.
    public func termAgreement(
        with truth: EquationSystem, parameters: [Double] = [], truthParameters: [Double] = [], tolerance: Double = 0.05
    ) -> TermAgreement? {
        guard let theirs = truth.derivatives(inOrderOf: scope, parameters: truthParameters) else { return nil }
        var (matches, proposed, wanted) = (0, 0, 0)
        for (state, theirs) in theirs.enumerated() {
            let ours = derivative(of: state)
            if ours == theirs, case .state = derivatives[state] { continue }
            let (terms, truth) = (ours.terms(parameters: parameters), theirs.terms())
            matches += TermAgreement.matches(terms, truth, tolerance)
            proposed += terms.count
            wanted += truth.count
        }
        return TermAgreement(matches: matches, proposed: proposed, truth: wanted)
    }

    /// The derivatives in the order of another scope's state variables, parameters put in; `nil` where the names differ.
    private func derivatives(inOrderOf other: Scope, parameters: [Double]) -> [Expression]? {
        let places = scope.stateVariables.map { other.stateVariables.firstIndex(of: $0) }
        guard scope.stateVariables.count == other.stateVariables.count, !places.contains(nil) else { return nil }
        return other.stateVariables.map { name in
            let state = scope.stateVariables.firstIndex(of: name) ?? 0
            let nodes = derivative(of: state).substituting(parameters: parameters).nodes.map { node in
                guard node.operation == .state, let place = places[Int(node.left)] else { return node }
                return Node(.state, left: UInt16(place))
            }
            return Expression(nodes: nodes)
        }
    }

    /// Whether values agree at 64 random states; a small value may differ by more, relative to itself, where others of
    /// the same derivative are a thousand times larger.
    private func agreeInValue(
        _ ours: [Expression], _ theirs: [Expression], _ ranges: [ClosedRange<Double>], _ tolerance: Double
    ) -> Bool {
        var generator = SeededGenerator(seed: 1)
        let points = (0..<64).map { _ in
            (
                state: ours.indices.map { index in
                    let range = index < ranges.count ? ranges[index] : -2...2
                    return generator.uniform(range.lowerBound, range.upperBound)
                }, time: generator.uniform(0, 10)
            )
        }
        return zip(ours, theirs).allSatisfy { left, right in
            let pairs = points.map { point in
                (left.value(state: point.state, time: point.time), right.value(state: point.state, time: point.time))
            }
            let finite = pairs.filter { $0.0.isFinite && $0.1.isFinite }
            let scale = finite.reduce(0) { max($0, $1.0.magnitude, $1.1.magnitude) }
            return finite.count >= 8 && pairs.allSatisfy { $0.0.isFinite == $0.1.isFinite }
                && finite.allSatisfy { left, right in
                    (left - right).magnitude <= tolerance * max(left.magnitude, right.magnitude, 1e-3 * scale)
                }
        }
    }
}
