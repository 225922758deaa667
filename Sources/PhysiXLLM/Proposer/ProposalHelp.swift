import PhysiXFormats

/// What a model's proposals are helped with: nothing, unless somebody says so, because rewards with help and without do not
/// compare.
public struct ProposalHelp: Sendable, Hashable {
    /// How many proposals a turn may have.
    public static let counts = 1...16

    /// Whether the parameters of a proposal are fitted to the samples before it counts.
    public var isFitted: Bool
    /// How many proposals are asked for, of which the best one by its own samples counts.
    public var count: Int

    /// Help; none by default.
    ///
    /// - Precondition: the count is one of ``counts``.
    public init(isFitted: Bool = false, count: Int = 1) {
        precondition(Self.counts.contains(count), "a turn has 1 to 16 proposals")
        self.isFitted = isFitted
        self.count = count
    }

    /// How a policy's name tells it: ` (fit, best of 4)`; empty where there is none.
    public var mark: String {
        let parts = (isFitted ? ["fit"] : []) + (count > 1 ? ["best of \(count)"] : [])
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// How an action's metadata tell it; empty where there is none.
    var metadata: JSONObject {
        var members = JSONObject()
        if isFitted { members["fit"] = true }
        if count > 1 { members["propose"] = .number(JSONNumber(count)) }
        return members
    }
}
