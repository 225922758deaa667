import PhysiXFormats

/// A message of the session protocol.
enum Envelope {
    case reset(JSONObject)
    case step(JSONValue)
    case state
    case close
    case mcp(JSONValue)

    /// What is read from strangers.
    static let options = JSONReader.Options(maximumDepth: 32)

    /// Reads a message.
    init(reading message: Span<UInt8>) throws(ConversationError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONReader.read(message, options: Self.options) { reader throws(JSONError) in
                try reader.readValue()
            }
        } catch { throw .invalidJSON(error.summary) }
        guard case .object(let object) = value else { throw .session("A message must be a JSON object") }

        switch object["type"] {
        case .string("reset"): self = .reset(try Self.data(of: object) ?? JSONObject())
        case .string("step"):
            guard let data = try Self.data(of: object, isRequired: true) else { throw Self.missingData(of: object) }
            self = .step(.object(data))
        case .string("state"):
            try Self.check(object, allowed: ["type"])
            self = .state
        case .string("close"):
            try Self.check(object, allowed: ["type"])
            self = .close
        case .string("mcp"):
            guard let data = try Self.data(of: object, isRequired: true) else { throw Self.missingData(of: object) }
            self = .mcp(.object(data))
        case let type: throw .unknownType(type?.asPython ?? "")
        }
    }

    /// The data of a message; `nil` where there are none and none are required.
    private static func data(
        of object: JSONObject, isRequired: Bool = false
    ) throws(ConversationError) -> JSONObject? {
        try check(object, allowed: ["type", "data"], isDataRequired: isRequired)
        return object["data"]?.object
    }

    private static func check(
        _ object: JSONObject, allowed: [String], isDataRequired: Bool = false
    ) throws(ConversationError) {
        var issues: [ValidationIssue] = []
        if allowed.contains("data") {
            switch object["data"] {
            case .object: break
            case .some(let other): issues.append(.noObject(at: [.key("data")], input: other))
            case nil: if isDataRequired { issues.append(.missing(at: [.key("data")], in: .object(object))) }
            }
        }
        for member in object.members where !allowed.contains(member.key) {
            issues.append(.unknownKey(at: [.key(member.key)], input: member.value))
        }
        guard issues.isEmpty else { throw .validation(ValidationFailure(issues, hasLinks: true)) }
    }

    private static func missingData(of object: JSONObject) -> ConversationError {
        .validation(ValidationFailure([.missing(at: [.key("data")], in: .object(object))], hasLinks: true))
    }
}

extension JSONValue {
    /// The value as Python prints it, because that is what the error message has.
    fileprivate var asPython: String {
        switch self {
        case .string(let text): text
        case .array(let elements): "[\(elements.map(\.quotedAsPython).joined(separator: ", "))]"
        case .object(let object):
            "{\(object.members.map { "'\($0.key)': \($0.value.quotedAsPython)" }.joined(separator: ", "))}"
        case .number(let number): number.text
        case .bool(let value): value ? "True" : "False"
        case .null: "None"
        }
    }

    private var quotedAsPython: String {
        if case .string(let text) = self { "'\(text)'" } else { asPython }
    }
}
