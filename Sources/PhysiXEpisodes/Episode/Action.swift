public import PhysiXFormats
public import PhysiXKernel

/// What an agent proposes in one turn; every field has a default.
public struct Action: Sendable, Hashable {
    /// The equations of motion, in the language of Docs/Contract.md §3.
    public var equation: String
    /// The values of the parameters in them.
    public var parameters: Parameters
    /// Why, for people; nothing depends on it.
    public var rationale: String
    /// Anything that a client wants to send along; nothing depends on it.
    public var metadata: JSONObject

    /// An action from its parts.
    public init(
        equation: String = "", parameters: Parameters = [:], rationale: String = "",
        metadata: JSONObject = JSONObject()
    ) {
        self.equation = equation
        self.parameters = parameters
        self.rationale = rationale
        self.metadata = metadata
    }
}
