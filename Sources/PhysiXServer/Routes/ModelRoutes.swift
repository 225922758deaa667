import HTTPTypes
import Hummingbird
import PhysiXFormats
import PhysiXLLM

/// Language models elsewhere: as players of sessions, and what one has to know to choose one (contract §7 and §8).
struct ModelRoutes {
    private let sessions: InteractiveSessions
    private let access: ModelAccess
    private let origins: OriginRule

    init(_ sessions: InteractiveSessions, _ access: ModelAccess, origins: OriginRule) {
        self.sessions = sessions
        self.access = access
        self.origins = origins
    }

    func add(to router: Router<BasicRequestContext>) {
        let (sessions, access) = (sessions, access)
        let inquiry = ModelInquiry(access, in: sessions.calls)
        let group = router.group("/interactive").add(middleware: InteractiveErrors())
        group.get("providers") { _, _ in Response { Self.write(access, to: &$0) } }
        let changes = group.group().add(middleware: OwnPagesOnly(origins))
        changes.post("models") { request, _ in
            let answer = try await inquiry.models(try await request.modelCall(for: .list), from: request.client)
            return Response { $0.value(answer) }
        }
        changes.post("models/test") { request, _ in
            let answer = try await inquiry.test(try await request.modelCall(for: .test), from: request.client)
            return Response { $0.value(answer) }
        }
        changes.post("sessions/{id}/llm-step") { request, context in
            let session = try InteractiveRoutes.session(request, context, sessions)
            let call = try await request.modelCall(for: .turn)
            let turn = try await sessions.step(session, by: ModelTurn(call, by: access, from: request.client))
            return Response { $0.value(ModelTurnAnswer(turn: turn, model: call.model)) }
        }
    }

    /// The presets that can be of use here, without any key.
    private static func write(_ access: ModelAccess, to json: inout JSONWriter) {
        json.array { json in
            for provider in Provider.all where provider.baseURL.map({ access.mayCall($0.origin) }) ?? true {
                json.object { json in
                    json.member("id", provider.id)
                    json.member("name", provider.name)
                    json.member("base_url", provider.baseURL?.description)
                    json.member("needs_key", provider.needsKey)
                    json.member("key_page", provider.keyPage)
                    json.member("has_server_key", provider.baseURL.map(access.hasKey) ?? false)
                    json.member("server_models", provider.baseURL.map(access.paidModels) ?? [])
                    json.member("suggestions", provider.suggestions)
                    json.member("note", provider.note)
                }
            }
        }
    }
}

extension Request {
    /// The body as a call of a model; what is wrong with it is said without its values, one of which may be a key.
    fileprivate func modelCall(for purpose: ModelCall.Purpose) async throws -> ModelCall {
        do {
            return try ModelCall(validating: try await object(isRequired: purpose != .list), for: purpose)
        } catch let failure as ValidationFailure {
            throw failure.withoutInputs
        }
    }

    /// Whom quotas count.
    fileprivate var client: String { headers[.clientAddress] ?? "" }
}
