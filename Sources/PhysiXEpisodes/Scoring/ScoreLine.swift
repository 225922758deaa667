import PhysiXFormats
import PhysiXKernel

/// One line of a batch to be scored (Docs/Contract.md §10), read.
struct ScoreLine {
    /// What the proposal is about.
    enum Subject {
        case drawn(DrawnProblem)
        case measured(Problem)
    }

    let subject: Subject
    let action: Action

    /// Reads a line.
    ///
    /// - Parameters:
    ///   - line: one JSON object, in UTF-8.
    ///   - id: receives the line's own name for itself, as far as it could be read.
    /// - Throws: a ``JSONError`` with the place of what was not understood.
    init(_ line: Span<UInt8>, id: inout JSONValue) throws(JSONError) {
        var fields = Fields()
        defer { id = fields.id }
        (subject, action) = try JSONReader.read(line) { reader throws(JSONError) in
            let start = reader.offset
            try reader.beginObject()
            while try reader.nextKey() { try fields.read(&reader) }
            return (try fields.subject(reader, from: start), try fields.action(reader, from: start))
        }
    }
}

/// Which problem of a catalogue is meant.
struct DrawnProblem: Hashable {
    var systemID: String
    var seed: UInt64
    var options: ProblemOptions
}

/// The members of a line as they come.
private struct Fields {
    var id = JSONValue.null
    private var problem: Problem?
    private var systemID: String?
    private var seed: UInt64?
    private var noise: Double?
    private var samples: Int?
    private var equation: String?
    private var parameters: Parameters?
    private var completion: String?

    mutating func read(_ reader: inout JSONReader) throws(JSONError) {
        switch reader.key {
        case "id": id = try reader.readValue()
        case "problem": problem = try Problem(reading: &reader)
        case "system_id": systemID = try reader.readString()
        case "seed": seed = try reader.readInteger()
        case "noise": noise = try reader.readDouble()
        case "samples": samples = try reader.readInteger()
        case "equation": equation = try reader.readString()
        case "params": if try !reader.readNull() { parameters = try Parameters(reading: &reader) }
        case "completion": completion = try reader.readString()
        default:
            throw reader.refusal(
                "unknown key `\(reader.key)`",
                hint:
                    "a line has id, problem or system_id, seed, noise and samples, and equation and params or completion"
            )
        }
    }

    func subject(_ reader: borrowing JSONReader, from start: Int) throws(JSONError) -> ScoreLine.Subject {
        if let problem {
            let others = [
                ("system_id", systemID != nil), ("seed", seed != nil), ("noise", noise != nil),
                ("samples", samples != nil),
            ]
            for (key, isThere) in others where isThere { throw Self.clash("problem", key, reader, from: start) }
            return .measured(problem)
        }
        guard let systemID else {
            throw reader.refusal(
                "there is no problem", hint: "give \"system_id\" and \"seed\", or a \"problem\" with a trajectory",
                from: start)
        }
        guard let seed else {
            throw reader.refusal(
                "`seed` is missing", hint: "a drawn problem needs one, such as \"seed\": 7", from: start)
        }
        var options = ProblemOptions()
        if let noise { options.noise = noise }
        if let samples { options.samples = samples }
        return .drawn(DrawnProblem(systemID: systemID, seed: seed, options: options))
    }

    func action(_ reader: borrowing JSONReader, from start: Int) throws(JSONError) -> Action {
        if let completion {
            if equation != nil { throw Self.clash("equation", "completion", reader, from: start) }
            if parameters != nil { throw Self.clash("completion", "params", reader, from: start) }
            return Completion(parsing: completion).action
        }
        guard let equation else {
            throw reader.refusal(
                "there is no proposal", hint: "give \"equation\" and \"params\", or a model's \"completion\"",
                from: start)
        }
        return Action(equation: equation, parameters: parameters ?? Parameters())
    }

    /// Two members of which only one could count, so that the other would be passed over in silence.
    private static func clash(
        _ first: String, _ second: String, _ reader: borrowing JSONReader, from start: Int
    ) -> JSONError {
        reader.refusal("there are both `\(first)` and `\(second)`", hint: "leave one out", from: start)
    }
}
