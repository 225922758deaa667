import AsyncHTTPClient
import NIOHTTP1
import PhysiXFormats

/// One call for the list of an API's models.
struct ListCall: Sendable {
    private let client: ChatClient
    private let baseURL: BaseURL
    private let key: Secret?
    private let timeLimit: Duration
    private let diagnosis: Diagnosis
    private let progress = CallProgress()

    init(_ client: ChatClient, _ baseURL: BaseURL, _ key: Secret?, _ timeLimit: Duration) {
        self.client = client
        self.baseURL = baseURL
        self.key = key
        self.timeLimit = timeLimit
        diagnosis = Diagnosis(baseURL: baseURL, model: nil, scrubber: Scrubber(key), timeLimit: timeLimit)
    }

    func run() async throws(ModelError) -> [ModelListing] {
        try await withTimeLimit(timeLimit, lateness: { [self] in diagnosis.late(progress) }) {
            [self] () async throws(ModelError) in
            let upstream = try await Upstream(client, diagnosis, progress)
            var stream: StreamReader?
            switch try await upstream.send(message, reading: &stream) {
            case .refused(let refusal): throw diagnosis.refusal(refusal)
            case .stream: throw diagnosis.garbled()
            case .document(let bytes, let status): return try read(bytes, status: status)
            }
        }
    }

    private var message: HTTPClientRequest {
        var message = HTTPClientRequest(url: baseURL.appending("/models"))
        if let key { message.headers.add(name: "Authorization", value: "Bearer \(key.exposed)") }
        message.headers.add(name: "Accept", value: "application/json")
        message.headers.add(name: "User-Agent", value: client.userAgent)
        return message
    }

    private func read(_ bytes: [UInt8], status: Int) throws(ModelError) -> [ModelListing] {
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self), options: .answers)
        } catch {
            throw diagnosis.unreadable(bytes, status: status)
        }
        guard let models = (document["data"] ?? document["models"] ?? document).array else {
            throw diagnosis.unreadable(bytes, status: status)
        }
        return models.compactMap { ModelListing($0, scrubber: diagnosis.scrubber) }
    }
}
