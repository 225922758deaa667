import HTTPTypes
import Hummingbird
import NIOCore
import PhysiXFormats

/// The description of the interface, for programs and for people.
struct DocumentationRoutes {
    private let document: [UInt8]
    private let rules: PageRules

    init(_ mode: ServerSettings.Mode, _ rules: PageRules = PageRules()) {
        self.rules = rules
        switch mode {
        case .simulation: document = PackageResources.openapi_json
        case .production: document = Self.document(without: EpisodeRoutes.paths)
        }
    }

    func add(to router: Router<BasicRequestContext>) {
        let (document, rules) = (document, rules)
        router.get("/openapi.json") { _, _ in Response(json: document) }
        for path in ["/docs", "/redoc"] {
            router.get(RouterPath(path)) { _, _ in
                rules.response(ByteBuffer(bytes: PackageResources.docs_html), type: "text/html; charset=utf-8")
            }
        }
        router.get("/docs.css") { _, _ in
            rules.response(ByteBuffer(bytes: PackageResources.docs_css), type: "text/css; charset=utf-8")
        }
    }

    private static func document(without paths: [String]) -> [UInt8] {
        var document = JSONValue(written: PackageResources.openapi_json).object ?? JSONObject()
        if var described = document["paths"]?.object {
            for path in paths { described[path] = nil }
            document["paths"] = .object(described)
        }
        var json = JSONWriter()
        json.value(JSONValue.object(document))
        return json.bytes
    }
}
