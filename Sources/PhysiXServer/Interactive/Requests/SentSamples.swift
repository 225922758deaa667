import PhysiXFormats
import PhysiXKernel

/// Measurements in a request's JSON: an array of objects from names to numbers, `t` among them.
struct SentSamples {
    /// Columns besides the time, so that there are 16 together.
    static let mostVariables = 15
    /// After so many mistakes nobody reads on.
    private static let mostIssues = 20

    /// The measured variables, in the order in which they first occur, or as `state_variables` has them.
    private(set) var names: [String]
    private var times: [Double] = []
    private var rows: [[Double]] = []

    /// The samples as numbers.
    var trajectory: Trajectory {
        let states = rows.flatMap { row in row + Array(repeating: .nan, count: names.count - row.count) }
        return Trajectory(times: times, states: states, stateCount: names.count)
    }

    /// Reads `trajectory` and `state_variables`; `nil` where something is wrong with them, which is reported.
    init?(_ fields: inout FieldReader) {
        let place = fields.location + [.key("trajectory")]
        let given = Self.givenNames(&fields)
        names = given ?? []
        guard case .array(let samples)? = fields.value("trajectory") else {
            fields.report(
                ValidationIssue(
                    "list_type", at: place, "Input should be a valid list", input: fields.object["trajectory"] ?? .null)
            )
            return nil
        }
        guard samples.count >= 2 else {
            let sentence = "there must be two samples or more, and there are \(samples.count)"
            fields.report(.unacceptable(at: place, sentence, input: .array(samples)))
            return nil
        }
        for (index, sample) in samples.enumerated() {
            guard fields.issues.count < Self.mostIssues else { return nil }
            read(sample, at: place + [.index(index)], mayAddNames: given == nil, &fields)
        }
        guard fields.issues.isEmpty else { return nil }
    }

    private mutating func read(
        _ sample: JSONValue, at place: [ValidationIssue.Place], mayAddNames: Bool, _ fields: inout FieldReader
    ) {
        guard case .object(let object) = sample else { return fields.report(.noObject(at: place, input: sample)) }
        guard let timeValue = object["t"] else {
            return fields.report(.missing(at: place + [.key("t")], in: .object(object)))
        }
        guard let time = Self.number(timeValue, at: place + [.key("t")], &fields) else { return }
        if let last = times.last, time <= last {
            let sentence = "the time must be later than the one before, \(last)"
            return fields.report(.unacceptable(at: place + [.key("t")], sentence, input: timeValue))
        }
        var row = [Double](repeating: .nan, count: names.count)
        for member in object.members where member.key != "t" {
            guard let column = column(of: member, at: place, mayAddNames, &fields) else { return }
            if column == row.count { row.append(.nan) }
            if member.value == .null { continue }
            guard let value = Self.number(member.value, at: place + [.key(member.key)], &fields) else { return }
            row[column] = value
        }
        times.append(time)
        rows.append(row)
    }

    private mutating func column(
        of member: JSONObject.Member, at place: [ValidationIssue.Place], _ mayAddNames: Bool,
        _ fields: inout FieldReader
    ) -> Int? {
        if let known = names.firstIndex(of: member.key) { return known }
        guard mayAddNames else {
            fields.report(.unknownKey(at: place + [.key(member.key)], input: member.value))
            return nil
        }
        guard names.count < Self.mostVariables else {
            let sentence = "samples may have at most \(Self.mostVariables) variables beside `t`"
            fields.report(.unacceptable(at: place + [.key(member.key)], sentence, input: member.value))
            return nil
        }
        names.append(member.key)
        return names.count - 1
    }

    private static func givenNames(_ fields: inout FieldReader) -> [String]? {
        guard let value = fields.value("state_variables") else { return nil }
        let place = fields.location + [.key("state_variables")]
        let names = value.array?.compactMap(\.string) ?? []
        guard let count = value.array?.count, names.count == count, (1...mostVariables).contains(count) else {
            fields.report(.unacceptable(at: place, "this must be 1 to \(mostVariables) names", input: value))
            return nil
        }
        return names
    }

    /// Reads `initial_state`: names to numbers.
    static func initialState(_ fields: inout FieldReader) -> Parameters {
        let place = fields.location + [.key("initial_state")]
        var state = Parameters()
        switch fields.value("initial_state") {
        case .object(let members):
            for member in members.members.prefix(2 * mostVariables) {
                state[member.key] = number(member.value, at: place + [.key(member.key)], &fields)
            }
        case .some(let other): fields.report(.noObject(at: place, input: other))
        case nil: break
        }
        return state
    }

    private static func number(
        _ value: JSONValue, at place: [ValidationIssue.Place], _ fields: inout FieldReader
    ) -> Double? {
        switch LaxValue(number: value) {
        case .value(let number): return number
        case .mistake(let type, let message):
            fields.report(ValidationIssue(type, at: place, message, input: value))
            return nil
        }
    }
}
