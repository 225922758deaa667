import PhysiXKernel

/// What a language model answered, read as an action.
///
/// Any text can be read: what says nothing is an empty action, which earns nothing, and a remark for people says why.
///
/// Which object counts: of those behind the last `</think>` (of all, where no think block was closed), the last complete
/// one that has an equation, because models draft first and decide then. Where none is complete, the last one that got
/// as far as its equation.
///
/// *Cost*: time in proportion to the length, whatever the text.
public struct Completion: Sendable, Hashable {
    /// The proposal; empty where the text holds none.
    public let action: Action
    /// What was wrong with the text, as a sentence without a full stop; `nil` where nothing was.
    public let remark: String?

    /// The keys that name the equation, the right one first.
    static let equationKeys = ["equation", "eqn", "ode", "formula", "expr", "eq", "equations"]

    /// Reads a model's answer.
    public init(parsing text: String) {
        var search = ObjectSearch(Array(text.utf8))
        search.run()
        guard let found = search.best else {
            action = Action()
            remark = search.hasObject ? "no object in the answer has an `equation`" : "the answer has no JSON object"
            return
        }
        var remarks: [String] = []
        if !found.isComplete { remarks.append("the object breaks off before its end") }
        action = Action(
            equation: found.equation, parameters: Self.parameters(in: found.members, &remarks),
            rationale: found.members.last { $0.name == "rationale" }?.value.text ?? "")
        remark = remarks.isEmpty ? nil : remarks.joined(separator: "; ")
    }

    /// The finite numbers of the member `params`.
    private static func parameters(in members: [LooseValue.Member], _ remarks: inout [String]) -> Parameters {
        var parameters = Parameters()
        guard let value = members.last(where: { ["params", "parameters"].contains($0.name) })?.value else {
            return parameters
        }
        guard case .object(let entries) = value else {
            if value.text != nil { remarks.append("`params` is not an object and was left out") }
            return parameters
        }
        for entry in entries {
            guard let number = entry.value.number else {
                remarks.append("parameter `\(entry.key.prefix(40))` is not a finite number and was left out")
                if remarks.count > 4 { break }
                continue
            }
            parameters[entry.key] = number
            // The language refuses more anyway, and each one is searched among all before.
            if parameters.count > Limits.parameters { break }
        }
        return parameters
    }
}
