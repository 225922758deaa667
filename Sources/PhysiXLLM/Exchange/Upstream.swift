import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// What an API answered, before anybody has made sense of it.
enum UpstreamAnswer: Sendable {
    /// A success: its bytes.
    case document([UInt8], status: Int)
    /// A success: a stream, read to its end.
    case stream(Answer, isDone: Bool)
    /// No success.
    case refused(Refusal)
}

/// The way to an API: looked up and checked once for a call, however many requests it takes.
struct Upstream: Sendable {
    let client: ChatClient
    let diagnosis: Diagnosis
    let progress: CallProgress
    private let addresses: [IPAddress]

    /// Looks up the API's host and makes sure that it may be called.
    init(_ client: ChatClient, _ diagnosis: Diagnosis, _ progress: CallProgress) async throws(ModelError) {
        self.client = client
        self.diagnosis = diagnosis
        self.progress = progress
        let origin = diagnosis.baseURL.origin
        do throws(ForbiddenAddress) { try client.egress.check(origin) } catch { throw diagnosis.forbidden(error) }
        switch await Resolver.lookUp(origin.host) {
        case nil: throw .cancelled
        case .failure(let failure)?: throw diagnosis.unresolved(failure)
        case .success(let addresses)?: self.addresses = addresses
        }
        do throws(ForbiddenAddress) { try client.egress.check(addresses, of: origin) } catch {
            throw diagnosis.forbidden(error)
        }
    }

    /// Sends a request to the first address that takes the connection.
    func send(
        _ request: HTTPClientRequest, reading stream: inout StreamReader?
    ) async throws(ModelError) -> UpstreamAnswer {
        var failure = ModelError.cancelled
        for (place, address) in addresses.enumerated() {
            progress.connects()
            // An address that leads nowhere should not use up the time for the next one.
            let line = Line(
                origin: diagnosis.baseURL.origin, address: address,
                patience: place + 1 < addresses.count ? .seconds(3) : .seconds(10),
                trustRoots: client.trustRoots, running: client.running, progress: progress)
            var reader = stream
            do {
                let answer = try await line.send(request) { try await read($0, stream: &reader) }
                stream = reader
                return answer
            } catch {
                stream = reader
                failure = diagnosis.failure(error, at: progress.stage)
            }
            // Only a connection that was not made may be made elsewhere: a model is asked once.
            guard failure.kind == .connection, failure.stage == .connect else { break }
        }
        throw failure
    }

    private func read(_ response: HTTPClientResponse, stream: inout StreamReader?) async throws -> UpstreamAnswer {
        let status = Int(response.status.code)
        if let coding = response.headers["content-encoding"].first(where: { $0.lowercased() != "identity" }) {
            throw diagnosis.compressed(coding, status: status)
        }
        guard (200..<300).contains(status) else {
            let body = (300..<400).contains(status) ? [] : try await BoundedBody.beginning(of: response)
            return .refused(
                Refusal(status: status, body: ErrorBody(body), retryAfter: Self.retryAfter(response.headers)))
        }
        let isStream = response.headers["content-type"].first?.lowercased().contains("text/event-stream") == true
        guard isStream, stream != nil else {
            return .document(try await BoundedBody.bytes(of: response), status: status)
        }
        return try await readStream(response, &stream)
    }

    private func readStream(_ response: HTTPClientResponse, _ stream: inout StreamReader?) async throws
        -> UpstreamAnswer
    {
        var count = 0
        do {
            for try await chunk in response.body {
                count += chunk.readableBytes
                guard count <= BoundedBody.mostOfStream else {
                    throw BoundedBody.TooLong(limit: BoundedBody.mostOfStream)
                }
                try stream?.take(chunk.readableBytesView)
                // Some servers keep the connection open behind the end.
                if stream?.isDone == true { break }
            }
            try stream?.end()
        } catch StreamReader.Problem.failed(let body) {
            return .refused(Refusal(status: body.status ?? 500, body: body))
        } catch StreamReader.Problem.unreadable {
            throw diagnosis.garbled()
        } catch StreamReader.Problem.tooLong {
            throw BoundedBody.TooLong(limit: BoundedBody.most)
        }
        return .stream(stream?.answer ?? Answer(), isDone: stream?.isDone == true)
    }

    private static func retryAfter(_ headers: HTTPHeaders) -> Duration? {
        if let milliseconds = headers["retry-after-ms"].first.flatMap({ Double($0) }) {
            return RetryAfter.duration(seconds: milliseconds / 1_000)
        }
        return headers["retry-after"].first.flatMap { RetryAfter.duration($0) }
    }
}
