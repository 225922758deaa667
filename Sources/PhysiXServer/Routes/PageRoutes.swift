import HTTPTypes
import Hummingbird

/// The web page and its files, by exact name.
struct PageRoutes {
    private let files: WebFiles
    private let rules: PageRules

    init(_ files: WebFiles, _ rules: PageRules) {
        self.files = files
        self.rules = rules
    }

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in try answer(request, WebFile.page) }
        // Where OpenEnv's own page would be.
        router.get("/web") { _, _ in Response(status: .temporaryRedirect, headers: [.location: "/"]) }
        router.get("/web/{name}") { request, context in
            try answer(request, context.parameters.get("name") ?? "")
        }
    }

    private func answer(_ request: Request, _ name: String) throws -> Response {
        guard let file = files.file(name), let type = WebFile.mediaType(of: name) else { throw HTTPError(.notFound) }
        // Browsers ask each time and are told that nothing changed: a new version is never mixed with an old one.
        var headers: HTTPFields = [.cacheControl: "no-cache"]
        guard let digest = file.digest else { return rules.response(file.text, type: type, headers: headers) }
        let tag = "\"\(digest)\""
        headers[.eTag] = tag
        if request.headers[.ifNoneMatch]?.split(separator: ",").contains(where: { $0.contains(tag) }) == true {
            return Response(status: .notModified, headers: headers)
        }
        return rules.response(file.text, type: type, headers: headers)
    }
}
