public import PhysiXFormats

/// What was asked of whom: a policy, a system, and how its samples were made.
public struct CaseKey: Sendable, Hashable {
    /// Who answers.
    public var policy: String
    /// The system's id.
    public var system: String
    /// The level of the noise; what it means depends on the suite.
    public var noise: Double
    /// The fraction of the samples that go missing.
    public var subsample: Double
    /// The number of the repetition.
    public var seed: Int

    /// A key from its parts.
    public init(policy: String, system: String, noise: Double, subsample: Double, seed: Int) {
        self.policy = policy
        self.system = system
        self.noise = noise
        self.subsample = subsample
        self.seed = seed
    }

    /// Writes the members of an object that tell which case it is about.
    public func write(to json: inout JSONWriter) {
        json.member("policy", policy)
        json.member("id", system)
        json.member("noise", noise)
        json.member("subsample", subsample)
        json.member("seed", seed)
    }

    /// Reads them; `nil` where one is missing.
    public init?(_ json: JSONValue) {
        guard let policy = json["policy"]?.string, let noise = json["noise"]?.double,
            let system = json["id"]?.string ?? json["id"]?.integer.map({ String($0) }),
            let subsample = json["subsample"]?.double, let seed = json["seed"]?.integer
        else { return nil }
        self.init(policy: policy, system: system, noise: noise, subsample: subsample, seed: seed)
    }
}

/// What the rows of a table tell apart.
public struct Setting: Sendable, Hashable {
    /// Who answered.
    public let policy: String
    /// The level of the noise.
    public let noise: Double
    /// The fraction of the samples that went missing.
    public let subsample: Double

    /// Results by setting: policies in the order in which they first occur, then ascending fractions and levels.
    static func groups<Result: BenchmarkResult>(of results: [Result]) -> [(setting: Setting, results: [Result])] {
        var policies: [String] = []
        var groups: [Setting: [Result]] = [:]
        for result in results {
            let key = result.key
            if !policies.contains(key.policy) { policies.append(key.policy) }
            groups[Setting(policy: key.policy, noise: key.noise, subsample: key.subsample), default: []].append(result)
        }
        return policies.flatMap { policy in
            groups.filter { $0.key.policy == policy }
                .sorted { ($0.key.subsample, $0.key.noise) < ($1.key.subsample, $1.key.noise) }
                .map { ($0.key, $0.value) }
        }
    }
}
