package import PhysiXEpisodes
package import PhysiXFormats
import PhysiXKernel

extension Action {
    /// How many characters a parameter's name may have; the language knows no limit, a session's memory does.
    static let longestName = 128

    /// Reads an action as leniently as OpenEnv does, and says everything that is wrong with it; places are relative to it.
    package init(validating json: JSONValue) throws(ValidationFailure) {
        guard case .object(let object) = json else {
            throw ValidationFailure([.noObject(at: [], input: json)], hasLinks: true)
        }
        self.init()
        var fields = FieldReader(object)
        fields.refuseNull("metadata", "dict_type", "Input should be a valid dictionary")
        switch fields.value("metadata") {
        case .object(let members): metadata = members
        case .some(let other): fields.report(.noObject(at: [.key("metadata")], input: other))
        case nil: break
        }
        fields.refuseNull("equation", "string_type", "Input should be a valid string")
        equation = fields.string("equation") ?? ""
        parameters = Self.parameters(&fields)
        fields.refuseNull("rationale", "string_type", "Input should be a valid string")
        rationale = fields.string("rationale") ?? ""
        fields.refuseOthers()
        guard fields.issues.isEmpty else { throw ValidationFailure(fields.issues, hasLinks: true) }
    }

    private static func parameters(_ fields: inout FieldReader) -> Parameters {
        fields.refuseNull("params", "dict_type", "Input should be a valid dictionary")
        var parameters = Parameters()
        switch fields.value("params") {
        case .object(let members):
            for member in members.members {
                let location: [ValidationIssue.Place] = [.key("params"), .key(member.key)]
                if member.key.unicodeScalars.count > longestName {
                    fields.report(
                        .tooLong(at: location + [.key("[key]")], most: longestName, input: .string(member.key)))
                }
                switch LaxValue(number: member.value) {
                // One more than the language accepts is the most that is kept, so that it is the language that refuses.
                case .value(let number): if parameters.count <= Limits.parameters { parameters[member.key] = number }
                case .mistake(let type, let message):
                    fields.report(ValidationIssue(type, at: location, message, input: member.value))
                }
            }
        case .some(let other): fields.report(.noObject(at: [.key("params")], input: other))
        case nil: break
        }
        return parameters
    }

    /// Whether the action has nothing that only ``init(validating:)`` would refuse.
    var isWithinLimits: Bool { parameters.names.allSatisfy { $0.unicodeScalars.count <= Self.longestName } }
}
