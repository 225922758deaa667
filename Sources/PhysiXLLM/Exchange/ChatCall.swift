import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PhysiXFormats

/// One call of a model: as many requests as it takes, within one time limit.
struct ChatCall: Sendable {
    private let client: ChatClient
    private let request: ChatRequest
    private let onDelta: (@Sendable (ChatDelta) -> Void)?
    private let diagnosis: Diagnosis
    private let progress = CallProgress()

    init(_ client: ChatClient, _ request: ChatRequest, onDelta: (@Sendable (ChatDelta) -> Void)? = nil) {
        self.client = client
        self.request = request
        self.onDelta = onDelta
        diagnosis = Diagnosis(
            baseURL: request.baseURL, model: request.model, scrubber: Scrubber(request.key),
            timeLimit: request.timeLimit)
    }

    func run() async throws(ModelError) -> ChatReply {
        let start = ContinuousClock.now
        return try await withTimeLimit(request.timeLimit, lateness: { [self] in diagnosis.late(progress) }) {
            [self] () async throws(ModelError) in
            let upstream = try await Upstream(client, diagnosis, progress)
            var reply = try await attempts(upstream, until: start + request.timeLimit)
            reply.latency = ContinuousClock.now - start
            return reply
        }
    }

    private func attempts(_ upstream: Upstream, until deadline: ContinuousClock.Instant) async throws(ModelError)
        -> ChatReply
    {
        var repairs = client.memory?.repairs(of: request) ?? []
        var retries = 0
        while true {
            var stream = onDelta.map { StreamReader(scrubber: diagnosis.scrubber, tell: $0) }
            let refusal: Refusal?
            let failure: ModelError
            do throws(ModelError) {
                let answer = try await upstream.send(message(repairs), reading: &stream)
                let outcome = try read(answer)
                switch outcome {
                case .success(let answer):
                    client.memory?.remember(repairs, of: request)
                    return reply(answer, repairs)
                case .failure(let refused):
                    refusal = refused
                    failure = diagnosis.refusal(refused)
                }
            } catch {
                refusal = nil
                failure = error
            }
            // What was told cannot be taken back.
            guard stream?.hasTold != true else { throw failure }
            if let refusal, let repair = request.repair(for: refusal, after: repairs, isStream: onDelta != nil) {
                repairs.formUnion(repair)
                continue
            }
            guard retries < request.retries,
                refusal?.isTransient ?? (failure.kind == .connection && failure.stage == .connect)
            else { throw failure }
            try await wait(failure, retries, until: deadline)
            retries += 1
        }
    }

    /// Waits before another attempt, unless the wait is too long.
    private func wait(
        _ failure: ModelError, _ retries: Int, until deadline: ContinuousClock.Instant
    ) async throws(ModelError) {
        // Calls that failed together should not come back together.
        let backoff = Duration.milliseconds(min(500 << retries, 8_000)) * Double.random(in: 0.75...1.25)
        let wait = failure.retryAfter ?? backoff
        guard wait <= request.longestWait, ContinuousClock.now + wait < deadline else { throw failure }
        onDelta?(.waiting("\(failure.detail) Trying again in \(wait.inSeconds)."))
        do { try await Task.sleep(for: wait) } catch { throw .cancelled }
    }

    private func message(_ repairs: Set<Repair>) -> HTTPClientRequest {
        var message = HTTPClientRequest(url: request.baseURL.appending("/chat/completions"))
        message.method = .POST
        if let key = request.key { message.headers.add(name: "Authorization", value: "Bearer \(key.exposed)") }
        message.headers.add(name: "Content-Type", value: "application/json")
        message.headers.add(name: "Accept", value: onDelta == nil ? "application/json" : "text/event-stream")
        message.headers.add(name: "User-Agent", value: request.userAgent ?? client.userAgent)
        if let payer = request.billTo { message.headers.add(name: "X-HF-Bill-To", value: payer) }
        message.body = .bytes(ByteBuffer(bytes: request.body(repairs: repairs, isStream: onDelta != nil)))
        return message
    }

    private func reply(_ answer: Answer, _ repairs: Set<Repair>) -> ChatReply {
        let scrub = diagnosis.scrubber.scrub
        return ChatReply(
            text: scrub(answer.content.text),
            reasoning: answer.content.reasoning.isEmpty ? nil : scrub(answer.content.reasoning),
            finishReason: answer.finishReason.map { scrub($0).oneLine(atMost: 40) }, usage: answer.usage,
            model: answer.model.map { scrub($0).oneLine(atMost: 200) } ?? request.model, latency: .zero,
            attempts: progress.attempts, repairs: Repair.allCases.filter(repairs.contains))
    }
}

extension ChatCall {
    /// Makes sense of what came back.
    private func read(_ answer: UpstreamAnswer) throws(ModelError) -> Result<Answer, Refusal> {
        switch answer {
        case .refused(let refusal): return recovered(from: refusal).map { .success($0) } ?? .failure(refusal)
        case .stream(let answer, let isDone):
            guard isDone || answer.finishReason != nil else { throw diagnosis.cut(after: answer) }
            guard !answer.isBlank else { throw diagnosis.emptiness(of: answer) }
            return .success(answer)
        case .document(let bytes, let status): return try read(document: bytes, status: status)
        }
    }

    private func read(document bytes: [UInt8], status: Int) throws(ModelError) -> Result<Answer, Refusal> {
        // Some servers stream whatever they were asked for, or do not say that they do.
        if bytes.starts(with: "data:".utf8) { return try read(events: bytes, status: status) }
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self), options: .answers)
        } catch {
            throw diagnosis.unreadable(bytes, status: status)
        }
        var answer = Answer()
        _ = answer.take(document)
        // Some gateways wrap the failure of the server behind them into a success.
        if !answer.hasChoice, let error = document["error"] ?? document[0]?["error"], error != .null {
            let body = ErrorBody(document)
            return .failure(Refusal(status: body.status ?? 500, body: body))
        }
        guard !answer.isBlank else { throw diagnosis.emptiness(of: answer) }
        if let onDelta { onDelta(.text(diagnosis.scrubber.scrub(answer.content.text))) }
        return .success(answer)
    }

    private func read(events bytes: [UInt8], status: Int) throws(ModelError) -> Result<Answer, Refusal> {
        var reader = StreamReader(scrubber: diagnosis.scrubber) { [onDelta] in onDelta?($0) }
        do throws(StreamReader.Problem) {
            try reader.take(bytes)
            try reader.end()
        } catch {
            guard case .failed(let body) = error else { throw diagnosis.unreadable(bytes, status: status) }
            return .failure(Refusal(status: body.status ?? 500, body: body))
        }
        return try read(.stream(reader.answer, isDone: reader.isDone))
    }

    /// What the model wrote, where Groq refuses to pass it on because it is not strictly JSON.
    private func recovered(from refusal: Refusal) -> Answer? {
        guard let text = refusal.body.failedGeneration, !text.isEmpty else { return nil }
        var answer = Answer()
        answer.content.text = text
        answer.hasChoice = true
        return answer.isBlank ? nil : answer
    }
}

extension Refusal: Error {}
