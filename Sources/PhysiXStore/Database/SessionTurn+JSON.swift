import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// A turn is kept as one JSON document: every bit of its numbers, every character of its texts, a NUL included, which
/// SQLite's own texts would end at.
extension SessionTurn {
    /// Writes the document.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("policy", proposal.policy)
            json.member("time", Int(proposal.time.milliseconds))
            json.member("latency_s", proposal.latency)
            var action = proposal.action
            if !action.parameters.isPlain {
                json.array("params_bits", action.parameters.writeBits)
                action.parameters = [:]
            }
            json.member("action", action)
            json.object("reward") { json in
                for part in reward.parts { json.member(part.name, part.value) }
            }
            json.member("mismatch_summary", mismatchSummary)
            if let completion = proposal.completion { json.member("completion", completion) }
        }
    }

    /// Reads the document of a turn.
    init(number: Int, document: String) throws(JSONError) {
        self = try JSONReader.read(document) { reader throws(JSONError) in
            try SessionTurn(number: number, reading: &reader)
        }
    }

    private init(number: Int, reading reader: inout JSONReader) throws(JSONError) {
        var proposal = Proposal(Action(), policy: "", time: Timestamp(milliseconds: 0))
        var bits: Parameters?
        var reward = RewardBreakdown.zero
        var mismatchSummary = ""
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "policy": proposal.policy = try reader.readString()
            case "time": proposal.time = Timestamp(milliseconds: try reader.readInteger())
            case "latency_s": proposal.latency = try reader.readNull() ? nil : try reader.readDouble()
            case "action": proposal.action = try Action(reading: &reader)
            case "params_bits": bits = try Parameters(readingBits: &reader)
            case "reward": reward = try RewardBreakdown(readingParts: &reader)
            case "mismatch_summary": mismatchSummary = try reader.readString()
            case "completion": proposal.completion = try reader.readString()
            default: break
            }
        }
        if let bits { proposal.action.parameters = bits }
        self.init(number: number, proposal, reward: reward, mismatchSummary: mismatchSummary)
    }
}

extension RewardBreakdown {
    fileprivate init(readingParts reader: inout JSONReader) throws(JSONError) {
        let names = RewardBreakdown.zero.parts.map(\.name)
        var values = [Double](repeating: 0, count: names.count)
        try reader.beginObject()
        while try reader.nextKey() {
            let key = reader.key
            if let index = names.firstIndex(of: key) { values[index] = try reader.readDouble() }
        }
        self.init(parts: values)
    }
}

extension Parameters {
    /// Whether they survive as a JSON object: that has no infinities, and no more members than the language accepts.
    fileprivate var isPlain: Bool { count <= Limits.parameters && values.allSatisfy(\.isFinite) }

    /// Writes names and the bits of their values in turn.
    fileprivate func writeBits(to json: inout JSONWriter) {
        for (name, value) in zip(names, values) {
            json.value(name)
            json.value(value.bitPattern)
        }
    }

    fileprivate init(readingBits reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.beginArray()
        while try reader.nextElement() {
            let name = try reader.readString()
            guard try reader.nextElement() else { throw reader.refusal("the parameter `\(name)` has no value") }
            self[name] = Double(bitPattern: try reader.readInteger())
        }
    }
}
