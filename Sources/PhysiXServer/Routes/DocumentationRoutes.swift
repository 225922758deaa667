import HTTPTypes
import Hummingbird
import NIOCore

/// The description of the interface, for programs and for people.
struct DocumentationRoutes {
    func add(to router: Router<BasicRequestContext>) {
        router.get("/openapi.json") { _, _ in Response(json: PackageResources.openapi_json) }
        for path in ["/docs", "/redoc"] {
            router.get(RouterPath(path)) { _, _ in
                Response(page: PackageResources.docs_html, type: "text/html; charset=utf-8")
            }
        }
        // Whoever opens the address that was printed finds out what it is.
        router.get("/") { _, _ in Response(status: .temporaryRedirect, headers: [.location: "/docs"]) }
        router.get("/docs.css") { _, _ in Response(page: PackageResources.docs_css, type: "text/css; charset=utf-8") }
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
