/// The hidden law of a system: its equations of motion and the numbers in them.
public struct Law: Sendable, Hashable {
    /// The state variables, in the order of every trajectory.
    public var stateVariables: [String]
    /// The equations of motion in the language of proposals.
    public var equation: String
    /// The same with a law bent, another exponent or another sign, for `variant: altered`; `nil` where there is none.
    public var altered: String?
    /// The numbers that the equations use.
    public var parameters: Priors
    /// Numbers that the hint mentions and that the law does not use.
    public var decoys: Priors
    /// Whether the equations use the time `t`.
    public var isDriven: Bool

    /// A law from its parts.
    public init(
        of stateVariables: [String], _ equation: String, altered: String? = nil, parameters: Priors,
        decoys: Priors = [:], isDriven: Bool = false
    ) {
        self.stateVariables = stateVariables
        self.equation = equation
        self.altered = altered
        self.parameters = parameters
        self.decoys = decoys
        self.isDriven = isDriven
    }
}
