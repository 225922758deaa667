/// A combination of the measured variables that did not change while the system moved.
public struct ConservedQuantity: Sendable, Hashable {
    /// A number times a variable, or times the product of two.
    public struct Term: Sendable, Hashable {
        /// The number, in whatever unit makes the sum meaningful.
        public let coefficient: Double
        /// The product, such as `x`, `x**2` or `x*vy`.
        public let product: String
    }

    /// What is added up; the first coefficient is positive.
    public let terms: [Term]
    /// The mean value in each experiment.
    public let values: [Double]
    /// The standard deviation of its values around the mean, which is what noise explains.
    public let scatter: Double
    /// Whether it has the same value in all experiments, so that nothing tells how the law depends on it.
    public let isSameEverywhere: Bool

    /// The sum as text, such as `x + y` or `S + I + R`.
    public var text: String {
        terms.enumerated().reduce("") { text, entry in
            let (index, term) = entry
            let sign = index == 0 ? (term.coefficient < 0 ? "-" : "") : term.coefficient < 0 ? " - " : " + "
            let number = number(term.coefficient.magnitude)
            return text + sign + (number == "1" ? term.product : number + "*" + term.product)
        }
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && value < 1e6 ? "\(Int(value))" : "\(value)"
    }
}
