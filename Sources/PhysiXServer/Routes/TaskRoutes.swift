import HTTPTypes
import Hummingbird
import PhysiXEpisodes
import PhysiXFormats

/// OpenEnv's task API: which systems there are for training, validation and tests.
struct TaskRoutes {
    /// What the environment is called in paths.
    static let environment = "physix"

    private let tasks: TaskSplits

    init(_ tasks: TaskSplits) { self.tasks = tasks }

    func add(to router: Router<BasicRequestContext>) {
        let tasks = tasks
        router.get("/list_environments") { _, _ in Response { $0.value([Self.environment]) } }
        router.get("/{env_name}/splits") { _, context in
            try Self.checkName(context)
            return Response(body: Self.writeSplits)
        }
        router.post("/{env_name}/tasks") { request, context in
            let split = try await Self.split(request, context)
            return Response { json in
                json.object { json in
                    tasks.write(tasks.systems(of: split).indices, of: split, to: &json)
                    json.member("env_name", Self.environment)
                }
            }
        }
        router.post("/{env_name}/num_tasks") { request, context in
            let split = try await Self.split(request, context)
            return Response { json in json.object { $0.member("num_tasks", tasks.systems(of: split).count) } }
        }
        router.post("/{env_name}/task") { request, context in
            try Self.task(try await Self.body(request, context), tasks)
        }
        router.post("/{env_name}/task_range") { request, context in
            try Self.range(try await Self.body(request, context), tasks)
        }
    }

    private static func writeSplits(to json: inout JSONWriter) {
        json.array { json in
            for split in TaskSplits.Split.allCases {
                json.object { json in
                    json.member("name", split.rawValue)
                    json.member("type", split.rawValue)
                }
            }
        }
    }

    private static func task(_ object: JSONObject, _ tasks: TaskSplits) throws -> Response {
        var fields = FieldReader(object, at: [.key("body")])
        let split = fields.split()
        fields.require("index")
        fields.refuseNull("index", "int_type", "Input should be a valid integer")
        let index = fields.integer("index", in: .min ... .max)
        fields.refuseOthers()
        guard fields.issues.isEmpty, let split, let index else { throw ValidationFailure(fields.issues) }
        let systems = tasks.systems(of: split)
        guard systems.indices.contains(index) else { throw HTTPError(.badRequest, message: "Invalid task index") }
        return Response { json in
            json.object { json in json.object("task") { tasks.writeMembers(of: systems[index], index, split, to: &$0) }
            }
        }
    }

    private static func range(_ object: JSONObject, _ tasks: TaskSplits) throws -> Response {
        var fields = FieldReader(object, at: [.key("body")])
        let split = fields.split()
        let start = fields.integer("start", in: .min ... .max) ?? 0
        let stop = fields.integer("stop", in: .min ... .max)
        fields.refuseOthers()
        guard fields.issues.isEmpty, let split else { throw ValidationFailure(fields.issues) }
        let count = tasks.systems(of: split).count
        // As Python slices a list: an end beyond the list is its end, and an end before the start selects nothing.
        guard start >= 0, stop ?? 0 >= 0 else { throw HTTPError(.badRequest, message: "Invalid task index") }
        let first = min(start, count)
        let last = max(first, min(stop ?? count, count))
        return Response { json in json.object { tasks.write(first..<last, of: split, to: &$0) } }
    }

    private static func split(_ request: Request, _ context: BasicRequestContext) async throws -> TaskSplits.Split {
        var fields = FieldReader(try await body(request, context), at: [.key("body")])
        let split = fields.split()
        fields.refuseOthers()
        guard fields.issues.isEmpty, let split else { throw ValidationFailure(fields.issues) }
        return split
    }

    private static func body(_ request: Request, _ context: BasicRequestContext) async throws -> JSONObject {
        try checkName(context)
        return try await request.object(isRequired: true)
    }

    private static func checkName(_ context: BasicRequestContext) throws {
        let name = context.parameters.get("env_name") ?? ""
        guard name.lowercased() == environment else {
            throw HTTPError(.notFound, message: "unknown environment '\(name)'")
        }
    }
}

extension FieldReader {
    /// The name of a split, which must be there.
    fileprivate mutating func split() -> TaskSplits.Split? {
        require("split")
        refuseNull("split", "string_type", "Input should be a valid string")
        return choice("split", of: TaskSplits.Split.allCases.map(\.rawValue)).flatMap(TaskSplits.Split.init)
    }
}
