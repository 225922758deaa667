import HTTPTypes
import PhysiXFormats

/// Why a request of the Model Context Protocol is answered with another status than 200.
struct ContextRefusal: Error {
    let status: HTTPResponse.Status
    let reason: RemoteError
    /// The id of the request, where one could be read.
    let id: JSONValue

    init(_ status: HTTPResponse.Status, _ reason: RemoteError, id: JSONValue) {
        self.status = status
        self.reason = reason
        self.id = id
    }

    init(_ error: SessionError, id: JSONValue) {
        let status: HTTPResponse.Status =
            switch error {
            case .full: .serviceUnavailable
            case .crowded: .tooManyRequests
            // A client that reads 404 begins a session anew.
            case .unknown, .attached: .notFound
            }
        self.init(status, RemoteError(error), id: id)
    }
}
