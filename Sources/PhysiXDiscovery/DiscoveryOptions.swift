/// What to look for, and how hard.
public struct DiscoveryOptions: Sendable, Hashable {
    /// The order of the law for variables whose velocity was not measured.
    public enum Order: Sendable, Hashable, CaseIterable {
        /// `dx/dt = …`
        case first
        /// `d2x/dt2 = …` with a hidden velocity.
        case second
        /// Both are tried and the data decide.
        case automatic
    }

    /// The order of the law for variables whose velocity was not measured.
    public var order: Order
    /// Whether the law may depend on the time `t` itself.
    public var isDriven: Bool
    /// A sentence about the experiment. It makes some terms cheaper and decides nothing.
    public var hint: String
    /// The most integrations of candidates, which is what the search spends its time on. It is counted and never timed,
    /// so that the same samples give the same laws on every machine.
    public var effort: Int

    /// Options; the defaults suit an experiment of which nothing is known.
    public init(order: Order = .automatic, isDriven: Bool = false, hint: String = "", effort: Int = 6000) {
        self.order = order
        self.isDriven = isDriven
        self.hint = hint
        self.effort = effort
    }
}
