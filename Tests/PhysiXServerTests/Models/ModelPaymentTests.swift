import HTTPTypes
import PhysiXFormats
import PhysiXLLM
import Testing

@testable import PhysiXServer

/// What a public server's own key pays for (S10).
struct ModelPaymentTests {
    private let router = BaseURL.huggingFaceRouter

    private func access(_ change: (inout ServerSettings) -> Void = { _ in }) -> ModelAccess {
        var settings = ServerSettings()
        settings.isPublic = true
        settings.models.paidModels = ["org/small"]
        settings.models.paidCalls = 12
        settings.models.paidCallsPerAddress = 8
        change(&settings)
        return ModelAccess(settings, keys: EnvironmentKeys(environment: ["HUGGINGFACE_API_KEY": "hf_0123456789"]))
    }

    private func call(_ model: String, _ members: [JSONObject.Member] = []) throws -> ModelCall {
        try ModelCall(validating: JSONObject([.init(key: "model", value: .string(model))] + members), for: .turn)
    }

    private func refusal(_ access: ModelAccess, _ call: ModelCall, from address: String) -> InteractiveError? {
        do throws(InteractiveError) {
            _ = try access.admit(call, from: address)
            return nil
        } catch {
            return error
        }
    }

    @Test func onlyModelsOfTheListArePaid() throws {
        let access = access()
        #expect(refusal(access, try call("org/large"), from: "a")?.status == .forbidden)
        #expect(refusal(access, try call("org/small"), from: "a") == nil)
        #expect(refusal(access, try call("org/small:fastest"), from: "a") == nil)
        #expect(refusal(access, try call("org/small-er"), from: "a") != nil)
    }

    @Test func answersThatArePaidAreBounded() throws {
        let access = access()
        #expect(try access.admit(call("org/small"), from: "a").maxTokens == 2048)
        let greedy = try call("org/small", [.init(key: "max_tokens", value: 100_000)])
        #expect(try access.admit(greedy, from: "a").maxTokens == 2048)
        let modest = try call("org/small", [.init(key: "max_tokens", value: 100)])
        #expect(try access.admit(modest, from: "b").maxTokens == 100)
    }

    @Test func anAddressHasAShareAndAllHaveOne() throws {
        let access = access()
        let call = try call("org/small")
        #expect(refusal(access, call, from: "a") == nil)
        #expect(refusal(access, call, from: "a") == nil)
        let third = refusal(access, call, from: "a")
        #expect(third?.status == .tooManyRequests)
        // Eight an hour: one more after seven and a half minutes.
        #expect((440...450).contains(third?.retryAfter ?? 0))
        #expect(refusal(access, call, from: "b") == nil)
        #expect(refusal(access, call, from: "c")?.status == .tooManyRequests)
    }

    @Test func whoeverBringsAKeyIsBoundToNothing() throws {
        let access = access()
        let members: [JSONObject.Member] = [
            .init(key: "api_key", value: "sk-own"), .init(key: "max_tokens", value: 100_000),
        ]
        for _ in 0..<20 {
            #expect(try access.admit(call("org/large", members), from: "a").maxTokens == 100_000)
        }
    }

    @Test func onAMachineOfOnesOwnTheKeyPaysForEverything() throws {
        let access = access { $0.isPublic = false }
        for _ in 0..<20 { #expect(refusal(access, try call("org/large"), from: "a") == nil) }
        #expect(access.paidModels(at: router) == nil)
    }
}
