import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// A way to one address of an origin, which was checked: nothing on it looks up a name again.
struct Line: Sendable {
    let origin: Origin
    let address: IPAddress
    /// How long a connection may take to be made, its encryption included.
    var patience = Duration.seconds(10)
    let trustRoots: TrustRoots
    let running: RunningClients
    let progress: CallProgress

    /// Sends a request and reads its answer.
    func send<Value>(
        _ request: HTTPClientRequest, _ read: (HTTPClientResponse) async throws -> Value
    ) async throws -> Value {
        try await running.withClient(configuration) { client in
            // The caller's clock counts the whole; this deadline would end with the head of the answer.
            let response = try await client.execute(request, deadline: .distantFuture)
            progress.receives()
            return try await read(response)
        }
    }

    private var configuration: HTTPClient.Configuration {
        var pool = HTTPClient.Configuration.ConnectionPool()
        // With it a refused port would take two seconds to be refused.
        pool.retryConnectionEstablishment = false
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow, connectionPool: pool, proxy: nil,
            decompression: .disabled)
        configuration.timeout.connect = .milliseconds(Int64(patience / .milliseconds(1)))
        configuration.httpVersion = .http1Only
        configuration.dnsOverride = [origin.host: address.description]
        configuration.http1_1ConnectionDebugInitializer = { [address, progress] channel in
            // The override is found by the host's name; a reader of URLs that saw another name would not find it.
            guard channel.remoteAddress?.ipAddress == address.description else {
                channel.eventLoop.execute { channel.close(promise: nil) }
                return channel.eventLoop.makeFailedFuture(
                    ForbiddenAddress(reason: "is not the address that was checked"))
            }
            progress.sends()
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        return configuration
    }

    private var tls: TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        if let file = trustRoots.replacingFile { tls.trustRoots = .file(file) }
        if let file = trustRoots.additionalFile { tls.additionalTrustRoots = [.file(file)] }
        return tls
    }
}
