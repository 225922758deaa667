import PhysiXFormats

/// What a request of the Model Context Protocol returns.
enum ContextResult: RemoteReturn {
    /// Nothing but that it was heard.
    case empty
    /// The server's half of the handshake.
    case handshake(ProtocolVersion, serverVersion: String)
    /// The tools that there are.
    case tools
    /// What a tool has to say: a JSON object.
    case document([UInt8])
    /// Why a tool did not do what it was asked for, in words that a model can act upon.
    case refusal(String)

    /// What an agent is told about the server before it sees the tools.
    private static let instructions = """
        PhysiX shows the noisy trajectory of a physical system; find its equation of motion. Call start_episode first, \
        then submit_equation with equations such as d2y/dt2 = -g + k*vy**2 and a number for each parameter. Each \
        submission is a turn: the answer is a reward from 0 to 1 and mismatch_summary, a sentence about what is off. \
        simulate_equation tries an equation without a turn. The episode ends at a match of 0.93 or after the last turn.
        """

    func writeMembers(to json: inout JSONWriter) {
        switch self {
        case .empty: break
        case .handshake(let version, let serverVersion):
            json.member("protocolVersion", version.rawValue)
            json.object("capabilities") { json in
                json.object("tools") { $0.member("listChanged", false) }
            }
            json.object("serverInfo") { json in
                json.member("name", "physix")
                json.member("title", "PhysiX")
                json.member("version", serverVersion)
            }
            json.member("instructions", Self.instructions)
        case .tools: json.member("tools", EpisodeTool.describedWithResults)
        case .document(let bytes):
            Self.write(String(decoding: bytes, as: UTF8.self), to: &json)
            json.member("structuredContent", JSONValue(written: bytes))
            json.member("isError", false)
        case .refusal(let sentence):
            Self.write(sentence, to: &json)
            json.member("isError", true)
        }
    }

    private static func write(_ text: String, to json: inout JSONWriter) {
        json.array("content") { json in
            json.object { json in
                json.member("type", "text")
                json.member("text", text)
            }
        }
    }
}
