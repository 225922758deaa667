import PhysiXFormats
import PhysiXLLM

/// What is told about a model's answer besides its text.
struct ModelAnswer: Sendable {
    private let policy: String
    private let model: String
    private let seconds: Double
    private let usage: TokenUsage?
    private let attempts: Int
    private let remark: String?

    init(_ proposal: ModelProposal, policy: String) {
        self.policy = policy
        model = proposal.answeredBy.asPlainLine
        seconds = proposal.latency / .seconds(1)
        usage = proposal.usage
        attempts = proposal.attempts
        remark = proposal.remark
    }

    func writeMembers(to json: inout JSONWriter) {
        json.member("policy", policy)
        json.member("model", model)
        json.member("latency_s", seconds, decimals: 3)
        json.member("prompt_tokens", usage?.prompt)
        json.member("completion_tokens", usage?.completion)
        json.member("requests", attempts)
        json.member("remark", remark)
    }
}
