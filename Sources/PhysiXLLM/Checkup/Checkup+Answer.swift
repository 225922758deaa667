import PhysiXEpisodes
import PhysiXFormats

extension Checkup {
    /// Whether key, permission and model are right, and whether the model can be told to answer in JSON.
    func answer(_ list: Result<[ModelListing], ModelError>) async -> [CheckupFinding] {
        var question = request
        question.messages = [
            ChatMessage(.system, "Answer with one JSON object and nothing else."),
            ChatMessage(.user, #"Answer with the JSON object {"ready": true}."#),
        ]
        question.wantsJSON = true
        question.maxTokens = request.maxTokens ?? 1_024
        do throws(ModelError) {
            return findings(try await client.complete(question), list)
        } catch {
            return findings(error, list)
        }
    }

    private func findings(_ reply: ChatReply, _ list: Result<[ModelListing], ModelError>) -> [CheckupFinding] {
        let tokens = reply.usage.map { ", \($0.prompt) + \($0.completion) tokens" } ?? ""
        return [
            CheckupFinding(.key, .works, request.key == nil ? "No key was asked for." : "The key is accepted."),
            CheckupFinding(.permission, .works, "It may call this model."),
            CheckupFinding(
                .model, .works, "`\(reply.model)` answers in \(reply.latency.inSeconds)\(tokens).\(offer(in: list))"),
            json(reply),
        ]
    }

    private func json(_ reply: ChatReply) -> CheckupFinding {
        if reply.repairs.contains(.withoutResponseFormat) {
            return CheckupFinding(.json, .remark, "The API refuses response_format; PhysiX asks without it.")
        }
        do throws(JSONError) {
            _ = try JSONValue(parsing: reply.text)
            return CheckupFinding(.json, .works, "It answers in JSON.")
        } catch {
            return CheckupFinding(.json, .remark, "Its answer is not strictly JSON, which PhysiX reads all the same.")
        }
    }

    /// Context and price, where the API tells them.
    private func offer(in list: Result<[ModelListing], ModelError>) -> String {
        guard case .success(let models) = list, let model = models.first(where: { $0.id == listedID }) else {
            return ""
        }
        var notes: [String] = []
        if let length = model.contextLength { notes.append("a context of \(length) tokens") }
        if let price = model.price { notes.append("$\(price.input) in and $\(price.output) out for a million tokens") }
        return notes.isEmpty ? "" : " It has \(notes.joined(separator: ", "))."
    }

    /// The model's id without the suffix that chooses a provider.
    private var listedID: String {
        Provider.at(request.baseURL.origin)?.id == Provider.huggingFace.id
            ? String(request.model.prefix { $0 != ":" }) : request.model
    }

    private func findings(_ error: ModelError, _ list: Result<[ModelListing], ModelError>) -> [CheckupFinding] {
        let key = CheckupFinding(.key, .works, request.key == nil ? "No key was asked for." : "The key is accepted.")
        switch error.kind {
        case .authentication: return [CheckupFinding(.key, failing: error)]
        case .permission, .credits: return [key, CheckupFinding(.permission, failing: error)]
        default: break
        }
        let end = [".", "!", "?", "…"].contains { error.detail.hasSuffix($0) } ? "" : "."
        let words = "\(error.detail)\(end)\(error.kind == .modelUnavailable ? similar(in: list) : "")"
        let isHeard = error.status != nil
        return [
            isHeard ? key : CheckupFinding(.key, .skipped, "Not known yet."),
            isHeard
                ? CheckupFinding(.permission, .works, "Nothing is said against it.")
                : CheckupFinding(.permission, .skipped, "Not known yet."),
            CheckupFinding(.model, .fails, words, error: error),
        ]
    }

    /// Models of the list that have a word of the wanted one in their ids.
    private func similar(in list: Result<[ModelListing], ModelError>) -> String {
        guard case .success(let models) = list, !models.isEmpty else { return "" }
        let name = listedID.lowercased().split(separator: "/").last.map(String.init) ?? ""
        let words = name.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 }
        let close = models.filter { model in words.contains { model.id.lowercased().contains($0) } }
        let shown = (close.isEmpty ? models : close).prefix(3).map { "`\($0.id)`" }
        return " There are \(models.count) models, such as \(shown.joined(separator: ", "))."
    }

    /// One turn of an episode of a system that is easy.
    func episode() async -> CheckupFinding {
        do {
            let system = try SystemCatalog.builtIn.system("free_fall")
            var episode = try Episode(try Problem(drawing: system, seed: 1), turnLimit: 1)
            var question = request
            question.messages = Prompt(episode.observation).messages
            question.maxTokens = request.maxTokens ?? 2_048
            let reply = try await client.complete(question)
            let completion = Completion(parsing: reply.text)
            guard completion.action != Action() else {
                return CheckupFinding(
                    .episode, .fails, "It answers, but \(completion.remark ?? "proposes nothing"). Try a larger model.")
            }
            let observation = try episode.step(completion.action)
            let match = (observation.rewardBreakdown.match * 1_000).rounded() / 1_000
            let words =
                "It proposes \(completion.action.equation.oneLine(atMost: 120)), match \(match) in \(reply.latency.inSeconds)."
            guard observation.rewardBreakdown.format > 0 else {
                return CheckupFinding(.episode, .remark, "\(words) \(observation.mismatchSummary)")
            }
            return CheckupFinding(.episode, .works, words)
        } catch let error as ModelError {
            return CheckupFinding(.episode, failing: error)
        } catch {
            return CheckupFinding(.episode, .fails, "\(error)")
        }
    }
}
