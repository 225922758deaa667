public import PhysiXEpisodes
public import PhysiXFormats
import PhysiXKernel

/// One line of results on the built-in systems: what a policy's first proposal for a drawn problem is worth.
public struct CatalogResult: Sendable, Hashable {
    /// What was asked of whom; the noise is that of an episode, a fraction of each variable's standard deviation.
    public let key: CaseKey
    /// The system's tier.
    public let tier: Int
    /// The proposal with numbers in the places of its parameters; empty where there is none.
    public let equation: String
    /// Why there is none.
    public let failure: String?
    /// The match with the samples, as the reward counts it.
    public let match: Double
    /// The match with the trajectory without noise.
    public let noiseFreeMatch: Double
    /// The mean match with trajectories from other initial states.
    public let unseenMatch: Double
    /// Which share of the proposal's terms the truth has.
    public let termPrecision: Double
    /// Which share of the truth's terms the proposal has.
    public let termRecall: Double
    /// Whether both are the same law, numbers within 5 %.
    public let isEquivalent: Bool
    /// The number of operators.
    public let complexity: Int
    /// The processor time that the proposal took, in seconds.
    public let seconds: Double

    /// The match from which a proposal counts as agreeing; Docs/Contract.md §4.
    public static let agreement = Mismatch.agreement

    /// Whether the proposal has all of the truth's terms and no others, or is the same law written otherwise.
    public var hasTrueStructure: Bool { isEquivalent || (termPrecision == 1 && termRecall == 1) }

    /// The result of a proposal for a drawn problem; `nil` stands for none.
    public init(_ key: CaseKey, tier: Int, _ action: Action?, failure: String?, problem: Problem, seconds: Double) {
        let action = action ?? Action()
        var episode: Episode
        do throws(EpisodeError) {
            episode = try Episode(problem, turnLimit: 1)
            try episode.step(action)
        } catch {
            preconditionFailure("an episode of one turn takes one turn: \(error)")
        }
        let evaluation = Evaluation(of: action, for: problem)
        let law = Self.law(action, problem)
        self.key = key
        self.tier = tier
        self.failure = failure
        self.seconds = seconds
        equation = law?.description ?? ""
        complexity = law?.operatorCount ?? 0
        match = episode.lastMatch
        noiseFreeMatch = evaluation?.noiseFreeMatch ?? 0
        unseenMatch = evaluation?.unseenMatch ?? 0
        termPrecision = evaluation?.terms.precision ?? 0
        termRecall = evaluation?.terms.recall ?? 0
        isEquivalent = evaluation?.isEquivalent ?? false
    }

    private static func law(_ action: Action, _ problem: Problem) -> EquationSystem? {
        let scope = Scope(
            stateVariables: problem.stateVariables, parameters: action.parameters.names,
            isDriven: problem.scope.isDriven)
        do throws(EquationError) {
            let law = try EquationSystem(parsing: action.equation, in: scope)
            return law.withNumbers(try action.parameters.values(for: law))
        } catch {
            // What cannot be read has no law; its match of 0 says so.
            return nil
        }
    }
}

extension CatalogResult: BenchmarkResult {
    /// Writes the line's object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            key.write(to: &json)
            json.member("tier", tier)
            json.member("equation", equation)
            json.member("match", match)
            json.member("noise_free_match", noiseFreeMatch)
            json.member("unseen_match", unseenMatch)
            json.member("true_structure", hasTrueStructure)
            json.member("equivalent", isEquivalent)
            json.member("term_precision", termPrecision)
            json.member("term_recall", termRecall)
            json.member("complexity", complexity)
            json.member("seconds", seconds)
            if let failure { json.member("failure", failure) }
        }
    }

    /// Reads a line's object; `nil` where something is missing.
    public init?(_ json: JSONValue) {
        guard let key = CaseKey(json), let tier = json["tier"]?.integer, let equation = json["equation"]?.string,
            let match = json["match"]?.double, let noiseFree = json["noise_free_match"]?.double,
            let unseen = json["unseen_match"]?.double, let precision = json["term_precision"]?.double,
            let recall = json["term_recall"]?.double, let isEquivalent = json["equivalent"]?.bool,
            let complexity = json["complexity"]?.integer, let seconds = json["seconds"]?.double
        else { return nil }
        self.key = key
        self.tier = tier
        self.equation = equation
        self.match = match
        self.isEquivalent = isEquivalent
        self.complexity = complexity
        self.seconds = seconds
        failure = json["failure"]?.string
        noiseFreeMatch = noiseFree
        unseenMatch = unseen
        termPrecision = precision
        termRecall = recall
    }
}
