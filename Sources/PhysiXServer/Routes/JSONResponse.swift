import HTTPTypes
import Hummingbird
import NIOCore
import PhysiXFormats

extension Response {
    /// A response that is a JSON document.
    init(_ status: HTTPResponse.Status = .ok, json bytes: [UInt8], headers: HTTPFields = [:]) {
        var headers = headers
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A response that is what `body` writes.
    init(_ status: HTTPResponse.Status = .ok, body: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        body(&json)
        self.init(status, json: json.bytes)
    }
}
