import Logging
import PhysiXLLM
import PhysiXStore

/// The one gate through which this server calls models: turns, tests of connections and lists of models alike.
///
/// What it decides before a call: which key goes along, who pays, how often and how much; the client decides which addresses
/// may be called. Nothing of a call is kept here.
struct ModelAccess: Sendable {
    /// What the server's own key may be asked to pay for on a public server.
    private struct Payment: Sendable {
        let models: [String]
        let longestAnswer: Int
        let perAddress: AddressQuota
        let overall: AddressQuota

        /// Whether a model is on the list, or is once the suffix is gone that tells a router who is to serve it.
        func covers(_ model: String) -> Bool {
            models.contains(model) || models.contains { $0 == model.prefix { $0 != ":" } }
        }
    }

    let client: ChatClient
    private let keys: EnvironmentKeys
    private let egress: EgressRule
    private let isOff: Bool
    /// `nil` where only this machine can reach the server: whoever sits there pays anyway.
    private let payment: Payment?

    init(_ settings: ServerSettings, keys: EnvironmentKeys) {
        self.keys = keys
        let models = settings.models
        isOff = models.isOff
        egress = settings.isLocal ? .local : .publicOnly(allowed: models.origins)
        // The contract promises what the first request of every call has.
        client = ChatClient(
            egress: egress, version: settings.version, trustRoots: models.trustRoots, remembersRepairs: false)
        payment =
            settings.isLocal
            ? nil
            : Payment(
                models: models.paidModels, longestAnswer: models.longestPaidAnswer,
                perAddress: AddressQuota(
                    of: "calls from this address that this server's key pays for",
                    burst: max(1, models.paidCallsPerAddress / 4),
                    perHour: models.paidCallsPerAddress),
                overall: AddressQuota(
                    of: "calls that this server's key pays for", burst: max(1, models.paidCalls / 4),
                    perHour: models.paidCalls))
    }

    /// Decides about a call.
    ///
    /// - Parameters:
    ///   - call: what is wanted.
    ///   - address: the client that wants it.
    /// - Returns: the request to send, without messages.
    /// - Throws: ``InteractiveError`` where there is no key, or the server's key does not pay for this.
    func admit(_ call: ModelCall, from address: String) throws(InteractiveError) -> ChatRequest {
        guard !isOff else { throw .withoutModels }
        let isFree = call.model.isEmpty && call.baseURL.origin == BaseURL.huggingFaceRouter.origin
        if isFree, call.key?.isEmpty ?? true {
            // The router tells its models to everybody.
            return ChatRequest(to: call.baseURL, key: nil, model: "", messages: [])
        }
        let key: Secret?
        do throws(KeyError) { key = try keys.key(for: call.baseURL, given: call.key) } catch { throw .key(error) }
        var request = ChatRequest(
            to: call.baseURL, key: key, model: call.model, messages: [], temperature: call.temperature,
            maxTokens: call.maxTokens)
        // A trusted server that wants no key is its owner's expense as well.
        guard let payment, call.key?.isEmpty ?? true else { return request }
        if key != nil, !call.model.isEmpty {
            guard payment.covers(call.model) else {
                throw .notOffered(model: call.model, offered: payment.models)
            }
            request.maxTokens = min(call.maxTokens ?? payment.longestAnswer, payment.longestAnswer)
        }
        try payment.perAddress.take(for: address)
        try payment.overall.take(for: "")
        return request
    }

    /// Whether the server has a key of its own for an API.
    func hasKey(for baseURL: BaseURL) -> Bool { keys.key(for: baseURL) != nil }

    /// The models that need no key of the visitor's; `nil` where all do that the key is good for.
    func paidModels(at baseURL: BaseURL) -> [String]? {
        guard hasKey(for: baseURL) else { return [] }
        return payment?.models
    }

    /// Whether an API might be called from here at all.
    func mayCall(_ origin: Origin) -> Bool {
        switch egress {
        case _ where isOff: false
        case .local: true
        case .publicOnly(let allowed): allowed.contains(origin) || (origin.scheme == .https && !origin.isLocal)
        }
    }
}
