import Logging
import PhysiXFormats
import PhysiXStore
import Synchronization

/// Writes log entries to standard error, a line each, as text or as JSON.
///
/// Whatever an entry holds, it stays one line: control characters are escaped.
struct LineLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let format: ServerSettings.LogFormat
    private let write: @Sendable ([UInt8]) -> Void

    init(
        _ format: ServerSettings.LogFormat, write: @escaping @Sendable ([UInt8]) -> Void = { StandardError.write($0) }
    ) {
        self.format = format
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var members = metadata.merging(event.metadata ?? [:]) { $1 }
        if let id = members.removeValue(forKey: "hb.request.id") { members["request_id"] = id }
        let pairs = members.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        let time = Timestamp.now.millisecondsText
        switch format {
        case .text:
            var line = "\(time) \(event.level) \(event.message)"
            for (key, value) in pairs { line += " \(key)=\(value.contains(" ") ? "\"\(value)\"" : value)" }
            write(Array((line.escapingControls + "\n").utf8))
        case .json:
            var json = JSONWriter()
            json.object { json in
                json.member("time", time)
                json.member("level", event.level.rawValue)
                json.member("message", "\(event.message)")
                for (key, value) in pairs { json.member(key, value) }
            }
            json.endLine()
            write(json.bytes)
        }
    }
}

extension String {
    /// The text with control characters as `\u{a}`, so that nobody's input begins a line of its own.
    fileprivate var escapingControls: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.properties.generalCategory == .control {
                text += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}
