import PhysiXFormats

/// What an answer or a piece of one says, in whichever of its forms.
struct AnswerText: Sendable, Hashable {
    var text = ""
    var reasoning = ""
    /// What the model says instead of an answer, where it declines.
    var refusal: String?
    var callsTools = false

    init() {}

    /// Reads a `message` of a choice, or the `delta` of a piece.
    init(_ message: JSONValue) {
        read(message["content"])
        for key in ["reasoning", "reasoning_content", "thinking"] {
            guard let value = message[key] else { continue }
            reasoning += value.string ?? value["content"]?.string ?? ""
            if !reasoning.isEmpty { break }
        }
        refusal = message["refusal"]?.string
        callsTools = message["tool_calls"]?.array?.isEmpty == false
    }

    /// A string, `null`, or blocks of text and of thoughts.
    private mutating func read(_ content: JSONValue?) {
        switch content {
        case .string(let string): text += string
        case .array(let blocks):
            for block in blocks {
                if let string = block.string {
                    text += string
                } else if ["thinking", "reasoning"].contains(block["type"]?.string) {
                    reasoning += block["thinking"]?.string ?? block["text"]?.string ?? ""
                } else {
                    text += block["text"]?.string ?? block["text"]?["value"]?.string ?? ""
                }
            }
        case .object: text += content?["text"]?.string ?? ""
        default: break
        }
    }
}
