import HTTPTypes
import Hummingbird
import NIOCore
import PhysiXEpisodes
import PhysiXFormats

extension Request {
    /// The body as an action.
    func action() async throws -> Action {
        guard let body = try await json() else { throw ValidationFailure([.missing(at: [.key("body")], in: .null)]) }
        do throws(ValidationFailure) {
            return try Action(validating: body).kept
        } catch {
            throw ValidationFailure(
                error.issues.map { issue in
                    var issue = issue
                    issue.location.insert(.key("body"), at: 0)
                    return issue
                })
        }
    }

    /// Whether the body is said to be a table.
    var isTable: Bool {
        guard let type = headers[.contentType] else { return false }
        return type.prefix { $0 != ";" }.lowercased().filter { $0 != " " } == "text/csv"
    }

    /// The body's bytes where it is a table.
    func table() async throws -> [UInt8] {
        do {
            return Array(buffer: try await body.collect(upTo: UploadedTable.longest))
        } catch is NIOTooManyBytesError {
            throw HTTPError(
                .contentTooLarge, headers: [.connection: "close"],
                message: "a table may have at most \(UploadedTable.longest) bytes")
        }
    }

    /// The parameters of the address as an object: texts, and numbers where such are wanted.
    var queryObject: JSONObject {
        JSONObject(
            uri.queryParameters.map { key, text in
                let number = ["max_turns", "limit", "before"].contains(key) ? Int(text).map(JSONNumber.init) : nil
                return JSONObject.Member(key: String(key), value: number.map(JSONValue.number) ?? .string(String(text)))
            })
    }
}

extension Action {
    /// The action with no more of its texts than is worth keeping; the language refuses what is longer than 4096 bytes.
    var kept: Action {
        var action = self
        action.equation = Self.beginning(of: equation)
        action.rationale = Self.beginning(of: rationale)
        return action
    }

    private static func beginning(of text: String) -> String { text.beginning(EpisodeSession.longestEquation) }
}

extension String {
    /// The text, or its first so many bytes.
    func beginning(_ most: Int) -> String {
        utf8.count > most ? String(decoding: utf8.prefix(most), as: UTF8.self) : self
    }
}
