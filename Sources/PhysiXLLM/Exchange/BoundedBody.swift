import AsyncHTTPClient
import NIOCore

/// Bodies are read up to a number of bytes, whatever their headers say.
enum BoundedBody {
    /// The most bytes of an answer that is kept as a whole.
    static let most = 4 << 20
    /// The most bytes of an answer that is read as a stream, most of which is packaging.
    static let mostOfStream = 64 << 20

    /// There is more than is read.
    struct TooLong: Error {
        let limit: Int
    }

    /// The body as a whole.
    static func bytes(of response: HTTPClientResponse) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in response.body {
            guard bytes.count + chunk.readableBytes <= most else { throw TooLong(limit: most) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }
}
