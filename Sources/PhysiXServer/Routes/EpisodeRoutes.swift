import Hummingbird
import PhysiXEpisodes
import PhysiXFormats

/// OpenEnv's stateless calls: each of them has a session of its own, which ends with the answer.
struct EpisodeRoutes {
    /// The paths that there are in simulation mode only.
    static let paths = ["/reset", "/step", "/state"]

    private let tasks: TaskSplits

    init(_ tasks: TaskSplits) { self.tasks = tasks }

    func add(to router: Router<BasicRequestContext>) {
        let tasks = tasks
        router.post("/reset") { request, _ in
            try Self.reset(try await request.object(isRequired: false), tasks)
        }
        router.post("/step") { request, _ in
            try Self.step(try await request.object(isRequired: true), tasks)
        }
        router.get("/state") { _, _ in
            let session = Session(.http, tasks.catalog)
            return Response { $0.value(SessionState(of: session)) }
        }
    }

    private static func reset(_ arguments: JSONObject, _ tasks: TaskSplits) throws(ValidationFailure) -> Response {
        let request = try ResetRequest(validating: arguments, at: [.key("body")], tasks: tasks)
        let session = Session(.http, tasks.catalog)
        let observation = try session.start(request, from: arguments, at: [.key("body")])
        return Response { $0.value(SentObservation(observation, over: .http)) }
    }

    /// Takes the first turn of the episode that the arguments of a reset beside the action describe.
    private static func step(_ object: JSONObject, _ tasks: TaskSplits) throws -> Response {
        var fields = FieldReader(object, at: [.key("body")])
        fields.require("action")
        if let action = object["action"], action.object == nil {
            fields.report(.noObject(at: [.key("body"), .key("action")], input: action))
        }
        fields.checkPositive("timeout_s")
        _ = fields.string("request_id", atMost: ResetRequest.ServedLimits.idLength)
        guard fields.issues.isEmpty else { throw ValidationFailure(fields.issues) }
        let action = try Action(validating: object["action"] ?? .null)
        var request = try ResetRequest(validating: object, at: [.key("body")], tasks: tasks)
        request.seed = request.seed ?? ResetRequest.implicit.seed
        let session = Session(.http, tasks.catalog)
        _ = try session.start(request, from: object, at: [.key("body")])
        let observation = try session.play { play throws(EpisodeError) in try play.step(action) }
        return Response { $0.value(SentObservation(observation, over: .http)) }
    }
}
