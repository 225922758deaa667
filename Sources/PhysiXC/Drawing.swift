import PhysiXEpisodes
import PhysiXFormats

/// Which problem is to be drawn.
struct Drawing {
    var systemID = ""
    var seed: UInt64 = 0
    var options = ProblemOptions()

    /// Reads an object with system_id, seed, noise, samples, reveal and variant.
    init(json: [UInt8]) throws(JSONError) {
        self = try JSONReader.read(json) { reader throws(JSONError) in try Drawing(reading: &reader) }
    }

    private init(reading reader: inout JSONReader) throws(JSONError) {
        let start = reader.offset
        var systemID: String?
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "system_id": systemID = try reader.readString()
            case "seed": seed = try reader.readInteger()
            case "noise": if try !reader.readNull() { options.noise = try reader.readDouble() }
            case "samples": if try !reader.readNull() { options.samples = try reader.readInteger() }
            case "reveal": options.reveal = try Self.choice(&reader)
            case "variant": options.variant = try Self.choice(&reader)
            default:
                throw reader.refusal(
                    "unknown key `\(reader.key)`",
                    hint: "a problem is drawn by system_id, seed, noise, samples, reveal and variant")
            }
        }
        guard let systemID else { throw reader.refusal("there is no `system_id`", from: start) }
        self.systemID = systemID
    }

    /// One of a few words.
    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ reader: inout JSONReader
    ) throws(JSONError) -> Choice {
        let key = reader.key
        let word = try reader.readString()
        guard let choice = Choice(rawValue: word) else {
            let words = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
            throw reader.refusal("`\(key)` is \"\(word)\"", hint: "it must be \(words)")
        }
        return choice
    }
}
