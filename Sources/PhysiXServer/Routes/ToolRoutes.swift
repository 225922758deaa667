import HTTPTypes
import Hummingbird
import PhysiXFormats

/// OpenEnv's remote calls over HTTP: always status 200, whatever the answer.
struct ToolRoutes {
    private let table: SessionTable

    init(_ table: SessionTable) { self.table = table }

    func add(to router: Router<BasicRequestContext>) {
        let service = ToolService(table)
        let group = router.group("/mcp").add(middleware: OwnPagesOnly())
        group.post("") { request, _ in
            let bytes = try await request.bytes()
            let answer: ToolAnswer
            do throws(JSONError) {
                answer = ToolAnswer(to: try JSONValue(parsing: bytes, options: Envelope.options), from: service)
            } catch {
                answer = ToolAnswer(.parse())
            }
            return Response { $0.value(answer) }
        }
    }
}
