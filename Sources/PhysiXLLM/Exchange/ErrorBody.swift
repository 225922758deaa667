import PhysiXFormats

/// What an API says in the body of an error, whatever its shape.
struct ErrorBody: Sendable {
    /// The sentence for people; empty where there is none.
    var message = ""
    /// The words for programs, such as `insufficient_quota`, in small letters.
    var codes: [String] = []
    /// The status that an error within an answer of 200 claims.
    var status: Int?
    /// What the model wrote, where it was refused for not being JSON.
    var failedGeneration: String?
    /// After how many seconds it says it can be asked again.
    var retrySeconds: Double?

    /// Message and codes in small letters, to look for words in.
    var searchable: String { ([message.lowercased()] + codes).joined(separator: " ") }

    init() {}

    /// Reads a body: JSON in any of its shapes, a web page's title, or plain text.
    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let document = Self.document(text) {
            self.init(document)
        } else {
            self.init()
            message = Self.plainText(text)
        }
    }

    /// Reads a document.
    init(_ value: JSONValue) {
        read(value, depth: 0)
    }

    private mutating func read(_ value: JSONValue, depth: Int) {
        guard depth < 8 else { return }
        switch value {
        case .string(let text):
            // Proxies put the document that they got into a string of theirs.
            if text.first == "{" || text.first == "[", let inner = Self.document(text) {
                read(inner, depth: depth + 1)
            }
            if message.isEmpty { message = text }
        case .array(let elements):
            // Gemini's errors come in a list, pydantic's are one.
            for element in elements.prefix(4) { read(element, depth: depth + 1) }
        case .object(let object):
            readNotes(of: object)
            for key in ["error", "errors", "detail", "message", "msg", "error_message", "reason"] {
                if let inner = object[key], inner != .null { read(inner, depth: depth + 1) }
            }
            if let raw = object["metadata"]?["raw"] { read(raw, depth: depth + 1) }
        default: break
        }
    }

    private mutating func readNotes(of object: JSONObject) {
        for key in ["code", "type", "status", "param"] {
            guard let value = object[key] else { continue }
            if let word = value.string { codes.append(word.lowercased()) }
            if key != "param", let number = value.integer ?? value.string.flatMap({ Int($0) }),
                (400...599).contains(number)
            {
                status = number
            }
        }
        if let text = object["failed_generation"]?.string { failedGeneration = text }
        if let seconds = object["estimated_time"]?.double { retrySeconds = seconds }
        // Google's error details.
        for detail in object["details"]?.array ?? [] {
            if let delay = detail["retryDelay"]?.string, delay.hasSuffix("s") {
                retrySeconds = Double(delay.dropLast())
            }
        }
    }

    private static func document(_ text: String) -> JSONValue? {
        do throws(JSONError) { return try JSONValue(parsing: text, options: .answers) } catch { return nil }
    }

    /// The title of a web page, or the text itself.
    private static func plainText(_ text: String) -> String {
        let head = text.prefix(4_000)
        guard head.lowercased().contains("<html") || head.lowercased().contains("<!doctype html") else {
            return String(head)
        }
        let lowered = head.lowercased()
        guard let start = lowered.firstRange(of: "<title>"), let end = lowered.firstRange(of: "</title>"),
            start.upperBound < end.lowerBound
        else { return "a web page" }
        return "a web page, “\(lowered[start.upperBound..<end.lowerBound])”"
    }
}

extension JSONReader.Options {
    /// How answers of model APIs are read.
    static let answers = JSONReader.Options(maximumDepth: 128, dialect: .lenient)
}
