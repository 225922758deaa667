import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

extension SessionRequest {
    private static let drawnKeys: Set = [
        "system_id", "seed", "max_turns", "reveal", "noise", "samples", "variant",
    ]

    /// Reads the body of a request for a session: about a drawn problem, or about a `trajectory` of the player's own.
    ///
    /// - Throws: ``ValidationFailure`` with everything that is wrong, ``InteractiveError/unknownSystem(_:)``.
    init(validating object: JSONObject, tasks: TaskSplits) throws {
        if let trajectory = object["trajectory"], trajectory != .null {
            try self.init(measured: object)
        } else {
            try self.init(drawn: object, tasks)
        }
    }

    private init(drawn object: JSONObject, _ tasks: TaskSplits) throws {
        let body: [ValidationIssue.Place] = [.key("body")]
        let others = object.members.filter { !Self.drawnKeys.contains($0.key) && $0.key != "trajectory" }
        guard others.isEmpty else {
            throw ValidationFailure(others.map { .unknownKey(at: body + [.key($0.key)], input: $0.value) })
        }
        let catalog = tasks.catalog
        var named: SystemDefinition?
        if let id = object["system_id"]?.string {
            do { named = try catalog.system(id) } catch { throw InteractiveError.unknownSystem(error) }
        }
        let request = try ResetRequest(validating: object, at: body, tasks: tasks)
        let seed = request.seed ?? .random(in: 0 ... .max)
        guard let system = named ?? catalog.drawn(seed: seed) ?? catalog.systems.first else {
            preconditionFailure("a server without systems serves nothing")
        }
        self.init(subject: .drawn(system, seed: seed, request.options), turnLimit: request.turnLimit)
    }

    private init(measured object: JSONObject) throws {
        var fields = FieldReader(object, at: [.key("body")])
        let turnLimit = fields.integer("max_turns", in: ResetRequest.ServedLimits.turns)
        let wishes = MeasuredWishes(&fields)
        let samples = SentSamples(&fields)
        let initialState = SentSamples.initialState(&fields)
        fields.refuseOthers()
        guard fields.issues.isEmpty, let samples else { throw ValidationFailure(fields.issues) }
        let problem: Problem
        do {
            problem = try wishes.problem(samples.trajectory, samples.names, initialState: initialState)
        } catch {
            throw ValidationFailure([
                .unacceptable(at: [.key("body"), .key("trajectory")], error.sentence, input: .null)
            ])
        }
        self.init(subject: .measured(problem), turnLimit: turnLimit ?? 8)
    }
}

/// What a player says about measurements besides their numbers.
struct MeasuredWishes {
    /// How long a hint and a name may be, in characters.
    static let longestHint = 500
    static let longestName = 64

    private let hint: String
    private let systemID: String
    private let isDriven: Bool

    init(_ fields: inout FieldReader) {
        hint = (fields.string("hint", atMost: Self.longestHint) ?? "").asPlainLine
        systemID = (fields.string("system_id", atMost: Self.longestName) ?? "").asPlainLine
        switch fields.value("driven") {
        case .bool(let value): isDriven = value
        case .string("true"): isDriven = true
        case .string("false"), nil: isDriven = false
        case .some(let other):
            isDriven = false
            fields.report(
                ValidationIssue(
                    "bool_type", at: fields.location + [.key("driven")], "Input should be a valid boolean",
                    input: other))
        }
    }

    /// The problem that these samples pose.
    func problem(
        _ trajectory: Trajectory, _ names: [String], initialState: Parameters = [:]
    ) throws(ProblemError) -> Problem {
        let known = names.contains { initialState[$0] != nil }
        let hidden = zip(initialState.names, initialState.values).filter { !names.contains($0.0) }
        return try Problem(
            observed: trajectory, scope: Scope(stateVariables: names, isDriven: isDriven),
            initialState: known ? names.map { initialState[$0] ?? .nan } : nil,
            hiddenVelocities: Parameters(hidden), hint: hint, systemID: systemID)
    }
}

extension Diagnosable {
    /// What is wrong and what to do, as one sentence.
    var sentence: String { [summary, hint].compactMap(\.self).joined(separator: "; ") }
}
