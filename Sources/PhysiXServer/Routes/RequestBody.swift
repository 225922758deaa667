import HTTPTypes
import Hummingbird
import PhysiXFormats

extension Request {
    /// How many bytes of JSON a request may send.
    static let longestBody = 64 * 1024

    /// The body as JSON; `nil` where there is none.
    ///
    /// What is not sent as JSON is a string, as OpenEnv reads it.
    func json() async throws -> JSONValue? {
        let bytes = try await bytes()
        guard !bytes.isEmpty else { return nil }
        guard isJSON else { return .string(String(decoding: bytes, as: UTF8.self)) }
        do throws(JSONError) {
            return try JSONValue(parsing: bytes, options: Envelope.options)
        } catch  where error.kind == .malformedUTF8 {
            throw HTTPError(.badRequest, message: "There was an error parsing the body")
        } catch {
            throw ValidationFailure([
                ValidationIssue(
                    "json_invalid", at: [.key("body"), .index(error.range?.lowerBound ?? 0)], "JSON decode error",
                    input: .object(JSONObject()),
                    context: JSONObject([.init(key: "error", value: .string(error.summary))]))
            ])
        }
    }

    /// The body as an object; where there is none, an empty one, or a mistake where it is required.
    func object(isRequired: Bool) async throws -> JSONObject {
        switch try await json() {
        case .object(let object): return object
        case .some(let other): throw ValidationFailure([.noBody(other)])
        case nil where isRequired: throw ValidationFailure([.missing(at: [.key("body")], in: .null)])
        case nil: return JSONObject()
        }
    }

    /// The body's bytes.
    func bytes() async throws -> [UInt8] {
        Array(buffer: try await body.collect(upTo: Self.longestBody))
    }

    /// Whether the body is said to be JSON.
    var isJSON: Bool {
        guard let type = headers[.contentType] else { return false }
        let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        return name == "application/json" || (name.hasPrefix("application/") && name.hasSuffix("+json"))
    }
}
