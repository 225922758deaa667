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
        case .string("step"): self = .step(.object(try Self.requiredData(of: object)))
        case .string("mcp"): self = .mcp(.object(try Self.requiredData(of: object)))
        case .string("state"):
            try Self.refuse(Self.unknownKeys(of: object, besides: ["type"]))
            self = .state
        case .string("close"):
            try Self.refuse(Self.unknownKeys(of: object, besides: ["type"]))
            self = .close
        case let type: throw .unknownType(type?.asPython ?? "")
        }
    }

    /// The data of a message; `nil` where there are none.
    private static func data(of object: JSONObject) throws(ConversationError) -> JSONObject? {
        var issues = unknownKeys(of: object, besides: ["type", "data"])
        if let data = object["data"], data.object == nil {
            issues.insert(.noObject(at: [.key("data")], input: data), at: 0)
        }
        try refuse(issues)
        return object["data"]?.object
    }

    private static func requiredData(of object: JSONObject) throws(ConversationError) -> JSONObject {
        guard object["data"] != nil else {
            let missing = ValidationIssue.missing(at: [.key("data")], in: .object(object))
            throw .validation(
                ValidationFailure([missing] + unknownKeys(of: object, besides: ["type"]), hasLinks: true))
        }
        return try data(of: object) ?? JSONObject()
    }

    private static func unknownKeys(of object: JSONObject, besides known: [String]) -> [ValidationIssue] {
        object.members.filter { !known.contains($0.key) }.map { .unknownKey(at: [.key($0.key)], input: $0.value) }
    }

    private static func refuse(_ issues: [ValidationIssue]) throws(ConversationError) {
        guard issues.isEmpty else { throw .validation(ValidationFailure(issues, hasLinks: true)) }
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
