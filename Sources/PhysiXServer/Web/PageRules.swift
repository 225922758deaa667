import HTTPTypes
import Hummingbird
import NIOCore

/// What browsers may do with the server's pages: nothing of theirs comes from elsewhere, no text becomes a script.
struct PageRules: Sendable {
    /// Whether Hugging Face's site may show the pages in a frame.
    var isFramed = false

    /// The content security policy.
    var policy: String {
        let frames = isFramed ? "https://huggingface.co https://*.huggingface.co" : "'none'"
        return """
            default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
            base-uri 'none'; form-action 'none'; frame-ancestors \(frames); require-trusted-types-for 'script'
            """
    }

    /// A part of a page.
    func response(_ body: ByteBuffer, type: String, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = type
        headers[.contentSecurityPolicy] = policy
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "no-referrer"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}

extension HTTPField.Name {
    /// HTTPTypes has no name for it.
    static let referrerPolicy = HTTPField.Name("referrer-policy") ?? .referer
}
