/// A physical system to be found out: what an episode's problem is drawn from.
///
/// Declarative, so that a file of one's own can describe one as well as the catalogue does.
public struct SystemDefinition: Sendable, Hashable {
    /// The name on every wire, such as `damped_spring`.
    public var id: String
    /// How hard it is, from 1.
    ///
    /// Tiers 1 and 2 are for training, 3 is held out, 4 are classics of nonlinear dynamics.
    public var tier: Int
    /// The hidden law.
    public var law: Law
    /// The initial state: a prior for each state variable.
    ///
    /// Where exactly two state variables have none, `speed` and `angle` (in degrees) stand for them: the first is
    /// speed · cos(angle), the second speed · sin(angle).
    public var start: Priors
    /// How long it is observed, in seconds.
    public var duration: Double
    /// The sentence that an agent gets; `{L}` stands for a drawn number with two decimals, `{L:1}` for one with one.
    public var hint: String
    /// How the values of samples are rounded.
    public var precision = Precision.fiveDecimals

    /// How exactly the values of samples are given.
    public enum Precision: Sendable, Hashable {
        /// To five decimals, whatever the values: the contract's for all systems of the catalogue.
        case fiveDecimals
        /// To a millionth of the range of each variable's values, so that no unit of measurement is too large.
        case relative
    }

    /// A definition from its parts.
    public init(id: String, tier: Int, law: Law, start: Priors, duration: Double, hint: String) {
        self.id = id
        self.tier = tier
        self.law = law
        self.start = start
        self.duration = duration
        self.hint = hint
    }
}
