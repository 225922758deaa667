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
    private var options = ProblemOptions()
    private var equation: String?
    private var parameters = Parameters()
    private var completion: String?

    mutating func read(_ reader: inout JSONReader) throws(JSONError) {
        switch reader.key {
        case "id": id = try reader.readValue()
        case "problem": problem = try Problem(reading: &reader)
        case "system_id": systemID = try reader.readString()
        case "seed": seed = try reader.readInteger()
        case "noise": options.noise = try reader.readDouble()
        case "samples": options.samples = try reader.readInteger()
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
        switch (problem, systemID) {
        case (let problem?, nil):
            return .measured(problem)
        case (nil, let systemID?):
            guard let seed else {
                throw reader.refusal(
                    "`seed` is missing", hint: "a drawn problem needs one, such as \"seed\": 7", from: start)
            }
            return .drawn(DrawnProblem(systemID: systemID, seed: seed, options: options))
        case (nil, nil):
            throw reader.refusal(
                "there is no problem", hint: "give \"system_id\" and \"seed\", or a \"problem\" with a trajectory",
                from: start)
        case (.some, .some):
            throw reader.refusal("there are both `problem` and `system_id`", hint: "leave one out", from: start)
        }
    }

    func action(_ reader: borrowing JSONReader, from start: Int) throws(JSONError) -> Action {
        switch (equation, completion) {
        case (let equation?, nil):
            return Action(equation: equation, parameters: parameters)
        case (nil, let completion?):
            return Completion(parsing: completion).action
        case (nil, nil):
            throw reader.refusal(
                "there is no proposal", hint: "give \"equation\" and \"params\", or a model's \"completion\"",
                from: start)
        case (.some, .some):
            throw reader.refusal("there are both `equation` and `completion`", hint: "leave one out", from: start)
        }
    }
}
