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
    /// A sentence about the experiment: it makes some terms cheaper and decides nothing.
    public var hint: String
    /// Terms that the law may contain besides those of the library, such as `x*log(x)` or `1/(1 + (y/K)**2)`, in the
    /// language of equations; names in them that are no state variables are constants to be found.
    public var terms: [String]
    /// Terms that the law must not contain: names of families, such as `trigonometric` or `saturating`, or terms
    /// without constants.
    public var forbidden: [String]
    /// How much may be integrated, which is what the search spends its time on.
    ///
    /// One unit is a solution of up to four state variables with eight derivatives, typically 0.1 ms. It is counted and never
    /// timed, so that the same samples give the same laws on every machine. To make the constants of the best laws exact, a
    /// quarter more may be spent.
    public var effort: Int
    /// How often the best laws are fitted again to samples with new noise, which tells how much the answer depends on
    /// it; 0 for not at all, and 200 or more for percentiles that hold.
    public var bootstrap = 0
    /// Where the random numbers of ``bootstrap`` start; the search has none.
    public var seed: UInt64 = 0

    /// The names of families that ``forbidden`` may contain.
    public static let families = TermFamily.allCases.filter { $0 != .custom }.map(\.rawValue)

    /// Options; the defaults suit an experiment of which nothing is known.
    public init(
        order: Order = .automatic, isDriven: Bool = false, hint: String = "", terms: [String] = [],
        forbidden: [String] = [], effort: Int = 8000
    ) {
        self.order = order
        self.isDriven = isDriven
        self.hint = hint
        self.terms = terms
        self.forbidden = forbidden
        self.effort = effort
    }
}
