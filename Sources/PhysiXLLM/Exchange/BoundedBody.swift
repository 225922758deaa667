import AsyncHTTPClient
import NIOCore

/// Bodies are read up to a number of bytes, whatever their headers say.
enum BoundedBody {
    /// The most bytes of an answer that is kept as a whole.
    static let most = 4 << 20
    /// The most bytes of an answer that is read as a stream, most of which is packaging.
    static let mostOfStream = 64 << 20

    /// The most bytes that are read of the body of an error.
    static let mostOfError = 256 << 10

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

    /// The beginning of the body of an error, as far as it comes: the status says enough where it breaks off.
    static func beginning(of response: HTTPClientResponse) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await chunk in response.body {
                bytes.append(contentsOf: chunk.readableBytesView.prefix(mostOfError - bytes.count))
                if bytes.count >= mostOfError { break }
            }
        } catch {
            try Task.checkCancellation()
        }
        return bytes
    }
}
