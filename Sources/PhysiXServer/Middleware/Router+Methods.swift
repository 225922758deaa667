import HTTPTypes
import Hummingbird

extension Router {
    /// The methods that NIO's parser reads and that somebody might try.
    private static var methods: [HTTPRequest.Method] {
        ["QUERY", "PROPFIND", "SEARCH", "REPORT", "LINK", "PURGE"].compactMap { HTTPRequest.Method(rawValue: $0) }
            + [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
    }

    /// Answers with 405 and the methods that there are where a path is right and the method is not.
    ///
    /// Hummingbird answers with 404. To be called once all routes are there.
    func refuseOtherMethods() {
        let methods = Self.methods
        for (path, routes) in Dictionary(grouping: routes, by: \.path.description) {
            let known = routes.map(\.method)
            let allowed = known.map(\.rawValue).sorted().joined(separator: ", ")
            for method in methods where !known.contains(method) {
                on(RouterPath(path), method: method) { _, _ -> Response in
                    throw HTTPError(.methodNotAllowed, headers: [.allow: allowed])
                }
            }
        }
    }
}
