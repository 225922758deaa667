import PhysiXFormats
import PhysiXLLM

/// What a request says about a model: where it is, which it is, who pays, and what it is to be told.
///
/// The key is in here and nowhere else, from the body to the call.
struct ModelCall: Sendable {
    /// What a request wants of a model's API.
    enum Purpose: Sendable {
        case turn, test, list
    }

    /// How long the name of a model may be, in characters.
    static let longestModel = 256

    var baseURL: BaseURL
    /// The key that came with the request.
    var key: String?
    /// Empty where models are listed.
    var model = ""
    var temperature: JSONNumber?
    var maxTokens: Int?
    /// Whether those who watch the session are to read along.
    var isStreamed = false
    var help = ProposalHelp()

    /// Reads a body.
    ///
    /// - Throws: ``ValidationFailure`` with everything that is wrong, and none of the values: one of them may be the key.
    init(validating object: JSONObject, for purpose: Purpose) throws(ValidationFailure) {
        var fields = FieldReader(object, at: [.key("body")])
        baseURL = Self.baseURL(&fields)
        key = fields.string("api_key")
        if purpose != .list { model = Self.model(&fields) }
        if purpose == .turn {
            temperature = Self.temperature(&fields)
            maxTokens = fields.integer("max_tokens", in: 1...10_000_000)
            isStreamed = fields.truth("stream") ?? false
            help.isFitted = fields.truth("fit") ?? false
        }
        fields.refuseOthers()
        guard fields.issues.isEmpty else { throw ValidationFailure(fields.issues).withoutInputs }
    }

    private static func baseURL(_ fields: inout FieldReader) -> BaseURL {
        let usual = BaseURL.huggingFaceRouter
        guard let text = fields.string("base_url") else { return usual }
        do throws(BaseURLError) { return try BaseURL(text) } catch {
            fields.report(.unacceptable(at: fields.location + [.key("base_url")], error.sentence, input: .null))
            return usual
        }
    }

    private static func model(_ fields: inout FieldReader) -> String {
        fields.require("model")
        fields.refuseNull("model", "string_type", "Input should be a valid string")
        guard let model = fields.string("model", atMost: longestModel) else { return "" }
        if model.isEmpty {
            fields.report(
                .unacceptable(at: fields.location + [.key("model")], "the model has no name", input: .null))
        }
        return model
    }

    private static func temperature(_ fields: inout FieldReader) -> JSONNumber? {
        guard fields.number("temperature", in: 0...1_000_000) != nil else { return nil }
        // As it is written, so that it reaches the API unchanged.
        guard case .number(let number)? = fields.object["temperature"] else { return nil }
        return number
    }
}

extension BaseURL {
    /// That of a request which names none; a constant of the contract (§8).
    static var huggingFaceRouter: BaseURL {
        guard let url = Provider.huggingFace.baseURL else { preconditionFailure("the router has an address") }
        return url
    }
}
