import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

extension SessionDocument {
    /// Writes the document.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("policy", policy)
            json.member("owner", owner)
            json.member("version", version)
            json.member("created", Int(created.milliseconds))
            json.member("max_turns", turnLimit)
            if case .drawn(let systemID, let seed, let options) = source {
                json.object("drawn") { json in
                    json.member("system_id", systemID)
                    json.member("seed", seed)
                    options.writeMembers(to: &json)
                }
                json.member("checksum", checksum)
            }
            if let problem { json.member("problem", problem) }
        }
    }

    /// Reads a document.
    init(_ text: String) throws(JSONError) {
        self = try JSONReader.read(text) { reader throws(JSONError) in try SessionDocument(reading: &reader) }
    }

    private init(reading reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "policy": policy = try reader.readString()
            case "owner": owner = try reader.readString()
            case "version": version = try reader.readString()
            case "created": created = Timestamp(milliseconds: try reader.readInteger())
            case "max_turns": turnLimit = try reader.readInteger()
            case "drawn": source = try ProblemSource(readingDrawn: &reader)
            case "checksum": checksum = try reader.readInteger()
            case "problem": problem = try Problem(reading: &reader)
            default: break
            }
        }
    }
}

extension ProblemSource {
    fileprivate init(readingDrawn reader: inout JSONReader) throws(JSONError) {
        var systemID = ""
        var seed: UInt64 = 0
        var options = ProblemOptions()
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "system_id": systemID = try reader.readString()
            case "seed": seed = try reader.readInteger()
            default: try options.readMember(&reader)
            }
        }
        self = .drawn(systemID: systemID, seed: seed, options: options)
    }
}

extension ProblemOptions {
    fileprivate func writeMembers(to json: inout JSONWriter) {
        json.member("noise", noise)
        json.member("samples", samples)
        json.member("sampling", sampling.rawValue)
        json.member("missing", missing)
        json.member("reveal", reveal.rawValue)
        json.member("variant", variant.rawValue)
    }

    fileprivate mutating func readMember(_ reader: inout JSONReader) throws(JSONError) {
        switch reader.key {
        case "noise": noise = try reader.readDouble()
        case "samples": samples = try reader.readInteger()
        case "sampling": sampling = try Self.choice(&reader)
        case "missing": missing = try reader.readDouble()
        case "reveal": reveal = try Self.choice(&reader)
        case "variant": variant = try Self.choice(&reader)
        default: break
        }
    }

    private static func choice<Choice: RawRepresentable>(_ reader: inout JSONReader) throws(JSONError) -> Choice
    where Choice.RawValue == String {
        let name = try reader.readString()
        guard let choice = Choice(rawValue: name) else { throw reader.refusal("`\(name)` is unknown here") }
        return choice
    }
}
