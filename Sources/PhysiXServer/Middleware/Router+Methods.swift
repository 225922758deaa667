import HTTPTypes
import Hummingbird

extension Router {
    /// Answers with 405 and the methods that there are where a path is right and the method is not.
    ///
    /// Hummingbird answers with 404. To be called once all routes are there.
    func refuseOtherMethods() {
        let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
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
