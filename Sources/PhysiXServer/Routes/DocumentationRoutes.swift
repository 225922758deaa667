import HTTPTypes
import Hummingbird
import NIOCore
import PhysiXFormats

/// The description of the interface, for programs and for people.
struct DocumentationRoutes {
    private let document: [UInt8]

    init(_ mode: ServerSettings.Mode) {
        switch mode {
        case .simulation: document = PackageResources.openapi_json
        case .production: document = Self.document(without: EpisodeRoutes.paths)
        }
    }

    func add(to router: Router<BasicRequestContext>) {
        let document = document
        router.get("/openapi.json") { _, _ in Response(json: document) }
        for path in ["/docs", "/redoc"] {
            router.get(RouterPath(path)) { _, _ in
                Response(page: PackageResources.docs_html, type: "text/html; charset=utf-8")
            }
        }
        // Whoever opens the address that was printed, or a Space, finds out what it is.
        for path in ["/", "/web"] {
            router.get(RouterPath(path)) { _, _ in
                Response(status: .temporaryRedirect, headers: [.location: "/docs"])
            }
        }
        router.get("/docs.css") { _, _ in Response(page: PackageResources.docs_css, type: "text/css; charset=utf-8") }
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

extension Response {
    /// A part of a page that may load nothing from elsewhere.
    fileprivate init(page bytes: [UInt8], type: String) {
        self.init(
            status: .ok,
            headers: [
                .contentType: type,
                .contentSecurityPolicy: """
                default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
                base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'
                """,
                .xContentTypeOptions: "nosniff",
                .referrerPolicy: "no-referrer",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension HTTPField.Name {
    /// HTTPTypes has no name for it.
    static let referrerPolicy = HTTPField.Name("referrer-policy") ?? .referer
}
