/// An event of a stream, in the format of the HTML standard ("server-sent events").
struct ServerSentEvent: Sendable, Equatable {
    /// A line that means nothing, so that nobody takes the connection for dead.
    static let heartbeat = ServerSentEvent(name: nil, id: nil, data: nil)

    /// What kind of event it is.
    let name: String?
    /// Where a reader that comes back may go on.
    let id: Int?
    /// What it says.
    let data: String?

    /// The event's text: fields in lines, and an empty line.
    var text: String {
        guard let data else { return ":\n\n" }
        var text = ""
        if let id { text += "id: \(id)\n" }
        if let name { text += "event: \(name)\n" }
        // A line end within the data would begin another field; the format knows these three and no others.
        let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
        for line in lines { text += "data: \(line)\n" }
        return text + "\n"
    }
}
