import PhysiXEpisodes
import PhysiXFormats

/// Finds out, step by step, what works between here and a model's answer.
///
/// Three calls are made at most: for the list of models, for a small answer in JSON, and for one turn of an episode.
public struct Checkup: Sendable {
    let client: ChatClient
    let request: ChatRequest

    /// A checkup of an API and a model with the limits of a request, whose messages do not matter.
    public init(_ client: ChatClient, _ request: ChatRequest) {
        self.client = client
        self.request = request
    }

    /// Makes all steps, and tells each as soon as it is known.
    ///
    /// - Returns: the findings, one for each step.
    @discardableResult
    public func run(
        _ tell: @Sendable (CheckupFinding) -> Void = { _ in }
    ) async -> [CheckupFinding] {
        var findings: [CheckupFinding] = []
        func add(_ news: [CheckupFinding]) -> Bool {
            findings += news
            for finding in news { tell(finding) }
            return !news.contains { $0.state == .fails }
        }
        let list = await listing()
        if add(connection(list)), add(await answer(list)) { _ = add([await episode()]) }
        _ = add(
            CheckupFinding.Step.allCases.dropFirst(findings.count).map {
                CheckupFinding($0, .skipped, "Not tried.")
            })
        return findings
    }

    private func listing() async -> Result<[ModelListing], ModelError> {
        do throws(ModelError) {
            let limit = min(request.timeLimit, .seconds(30))
            return .success(try await client.models(at: request.baseURL, key: request.key, timeLimit: limit))
        } catch {
            return .failure(error)
        }
    }

    /// How far a connection gets, told from the call for the list: any answer is one.
    private func connection(_ list: Result<[ModelListing], ModelError>) -> [CheckupFinding] {
        let origin = request.baseURL.origin
        var findings = [
            CheckupFinding(.resolve, .works, "The host `\(origin.host)` has an address."),
            CheckupFinding(.connect, .works, "Port \(origin.port) takes connections."),
            encryption,
        ]
        guard case .failure(let error) = list, let place = Self.place(of: error.stage), error.status == nil else {
            return findings
        }
        findings.removeSubrange(place...)
        return findings + [CheckupFinding(CheckupFinding.Step.allCases[place], failing: error)]
    }

    private static func place(of stage: ModelError.Stage) -> Int? {
        switch stage {
        case .resolve: 0
        case .connect: 1
        case .secure: 2
        case .send, .receive: nil
        }
    }

    private var encryption: CheckupFinding {
        let origin = request.baseURL.origin
        if origin.scheme == .https { return CheckupFinding(.secure, .works, "The connection is encrypted.") }
        guard !origin.isLocal, request.key != nil else {
            return CheckupFinding(.secure, .remark, "The connection is not encrypted, as the URL says.")
        }
        return CheckupFinding(
            .secure, .remark,
            "The connection is not encrypted: whoever carries it can read the key. Use https if there is.")
    }
}
