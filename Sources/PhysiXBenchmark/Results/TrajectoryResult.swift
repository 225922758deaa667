public import PhysiXFormats
import PhysiXKernel

/// One line of a benchmark's results: a policy, a case, and what came of it.
public struct TrajectoryResult: Sendable, Hashable {
    /// What was asked of whom.
    public let key: CaseKey
    /// The law that was found, in the equation language; empty where none was.
    public let equation: String
    /// Why none was found.
    public let failure: String?
    /// How good it is.
    public let score: TrajectoryScore
    /// The processor time that the answer took, in seconds.
    public let seconds: Double

    /// The result of an answer.
    public init(_ key: CaseKey, _ answer: Answer, referee: Referee, seconds: Double) {
        self.key = key
        equation = answer.law.map(\.description) ?? ""
        failure = answer.failure
        score = answer.law.map { referee.score($0) } ?? TrajectoryScore()
        self.seconds = seconds
    }
}

extension TrajectoryResult: BenchmarkResult {
    /// Writes the line's object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            key.write(to: &json)
            json.member("equation", equation)
            json.member("r2_reconstruction", score.reconstruction)
            json.member("r2_generalisation", score.generalisation)
            json.member("complexity", score.complexity)
            json.member("seconds", seconds)
            json.member("field_error", score.fieldError)
            json.member("field_within_1_percent", score.hasTrueField)
            if let failure { json.member("failure", failure) }
        }
    }

    /// Reads a line's object; `nil` where something is missing.
    public init?(_ json: JSONValue) {
        guard let key = CaseKey(json), let equation = json["equation"]?.string,
            let reconstruction = json["r2_reconstruction"]?.double,
            let generalisation = json["r2_generalisation"]?.double, let complexity = json["complexity"]?.integer,
            let seconds = json["seconds"]?.double
        else { return nil }
        self.key = key
        self.equation = equation
        failure = json["failure"]?.string
        self.seconds = seconds
        // JSON has no infinity: a law without a finite value somewhere has `null` there.
        score = TrajectoryScore(
            reconstruction: reconstruction, generalisation: generalisation,
            fieldError: json["field_error"]?.double ?? .infinity, complexity: complexity)
    }
}
