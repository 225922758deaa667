public import PhysiXFormats
import PhysiXKernel

/// A record is a file of JSON Lines: a header, a line for each turn, and a closing line (Docs/Contract.md §10).
extension EpisodeRecord {
    /// Writes all lines.
    public func write(linesTo json: inout JSONWriter) {
        json.object { json in
            if let id { json.member("id", id) }
            json.member("policy", policy)
            json.member("version", version)
            json.member("max_turns", turnLimit)
            if let truth = problem.truth {
                json.member("seed", truth.seed)
                json.object("truth") { json in
                    json.member("system_id", truth.system.id)
                    json.member("equation", truth.equation)
                    json.numbers("params", truth.parameters)
                }
            }
            json.member("problem", problem)
        }
        json.endLine()
        for (index, turn) in turns.enumerated() {
            json.object { json in
                json.member("turn", index + 1)
                json.member("action", turn.action)
                json.member("reward", turn.reward)
                json.member("mismatch_summary", turn.mismatchSummary)
            }
            json.endLine()
        }
        json.object { json in
            json.member("turns", turns.count)
            json.member("evaluation", evaluation)
        }
        json.endLine()
    }

    /// Reads the header and the turns; the closing line is checked against them.
    ///
    /// - Throws: ``JSONError`` for a line that is none of a record, with the place in that line.
    public init(lines: [UInt8]) throws(JSONError) {
        let texts = lines.split(separator: UInt8(ascii: "\n")).map(Array.init)
        var record = try JSONReader.read(texts.first ?? []) { reader throws(JSONError) in
            try EpisodeRecord(readingHeader: &reader)
        }
        for text in texts.dropFirst().dropLast() {
            record.turns.append(try JSONReader.read(text) { reader throws(JSONError) in try Turn(reading: &reader) })
        }
        try JSONReader.read(texts.count > 1 ? texts[texts.count - 1] : []) { reader throws(JSONError) in
            try record.checkClosing(&reader)
        }
        self = record
    }

    private init(readingHeader reader: inout JSONReader) throws(JSONError) {
        var id: String?
        var policy = ""
        var version = ""
        var problem: Problem?
        var turnLimit = 8
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "id": id = try reader.readString()
            case "policy": policy = try reader.readString()
            case "version": version = try reader.readString()
            case "max_turns": turnLimit = try reader.readInteger()
            case "problem": problem = try Problem(reading: &reader)
            default: break
            }
        }
        guard let problem else { throw reader.refusal("the header of an episode has a `problem`", from: 0) }
        self.init(policy: policy, version: version, problem: problem, turnLimit: turnLimit)
        self.id = id
    }

    private func checkClosing(_ reader: inout JSONReader) throws(JSONError) {
        var count: Int?
        try reader.beginObject()
        while try reader.nextKey() {
            if reader.keyIs("turns") { count = try reader.readInteger() }
        }
        guard count == turns.count else {
            throw reader.refusal("the last line must count \(turns.count) turns", hint: "the file is cut off", from: 0)
        }
    }
}

extension EpisodeRecord.Turn {
    fileprivate init(reading reader: inout JSONReader) throws(JSONError) {
        self.init(action: Action(), reward: 0, mismatchSummary: "")
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "action": action = try Action(reading: &reader)
            case "reward": reward = try reader.readDouble()
            case "mismatch_summary": mismatchSummary = try reader.readString()
            default: break
            }
        }
    }
}
