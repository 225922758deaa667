import HTTPTypes
import PhysiXEpisodes
import PhysiXFormats
import Testing

@testable import PhysiXServer

struct TaskRoutesTests {
    private let server = RouterTalk()

    @Test func thereIsOneEnvironmentWithThreeSplits() async throws {
        #expect(try await server.send(.get, "/list_environments").text == #"["physix"]"#)
        let splits = try await server.send(.get, "/PhysiX/splits").json().array ?? []
        #expect(splits.map { $0["type"] } == [.string("train"), .string("validation"), .string("test")])
    }

    @Test func tierThreeIsHeldOutOfTraining() async throws {
        for (split, tiers) in [("train", [1, 2]), ("validation", [4]), ("test", [3])] {
            let tasks = try await server.send(.post, "/physix/tasks", #"{"split":"\#(split)"}"#).json()
            #expect(tasks["env_name"] == "physix")
            let found = Set(tasks["tasks"]?.array?.compactMap { $0["tier"]?.integer } ?? [])
            #expect(found == Set(tiers))
            let count = try await server.send(.post, "/physix/num_tasks", #"{"split":"\#(split)"}"#).json()
            #expect(count["num_tasks"]?.integer == tasks["tasks"]?.array?.count)
        }
    }

    @Test func aTaskIsStartedByItsSplitAndIndex() async throws {
        let task = try await server.send(.post, "/physix/task", #"{"split":"test","index":1}"#).json()
        let reset = try await server.send(.post, "/reset", #"{"split":"test","index":1,"seed":5}"#).json()
        #expect(task["task"]?["system_id"] == reset["observation"]?["system_id"])
        let drawn = try await server.send(.post, "/reset", #"{"split":"validation","seed":5}"#).json()
        let id = drawn["observation"]?["system_id"]?.string ?? ""
        #expect(try server.assembly.table.tasks.catalog.system(id).tier == 4)
    }

    @Test func aRangeIsASliceOfTheTasks() async throws {
        func range(_ body: String) async throws -> [JSONValue] {
            try await server.send(.post, "/physix/task_range", body).json()["tasks"]?.array ?? []
        }
        let all = try await range(#"{"split":"train"}"#)
        #expect(all.count == 6)
        #expect(try await range(#"{"split":"train","start":2,"stop":4}"#) == Array(all[2..<4]))
        #expect(try await range(#"{"split":"train","start":4,"stop":99}"#) == Array(all[4...]))
        #expect(try await range(#"{"split":"train","start":4,"stop":2}"#).isEmpty)
    }

    @Test(arguments: [
        ("/other/splits", "", 404), ("/other/tasks", #"{"split":"train"}"#, 404),
        ("/physix/tasks", #"{"split":"nope"}"#, 422), ("/physix/tasks", "", 422),
        ("/reset", #"{"split":"test","index":2}"#, 404), ("/physix/task", #"{"split":"train"}"#, 422),
        ("/physix/task", #"{"split":"train","index":null}"#, 422), ("/physix/task", #"{"split":null,"index":0}"#, 422),
        ("/physix/task", #"{"split":"train","index":99}"#, 400),
        ("/physix/task", #"{"split":"train","index":-1}"#, 400), ("/physix/tasks", #"{"split":"train","x":1}"#, 422),
        ("/physix/task_range", #"{"split":"train","start":-1}"#, 400),
    ])
    func aWrongRequestIsRefused(_ path: String, _ body: String, _ status: Int) async throws {
        let answer = try await server.send(body.isEmpty && path.hasSuffix("splits") ? .get : .post, path, body)
        #expect(answer.status == status)
        #expect(try answer.json()["detail"] != nil)
    }
}
