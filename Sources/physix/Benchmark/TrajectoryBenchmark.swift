import PhysiXBenchmark
import PhysiXFormats
import PhysiXKernel

/// Systems from a file, each in several settings.
struct TrajectoryBenchmark {
    let referees: [Referee]
    let settings: CaseSettings

    init(_ systems: [BenchmarkSystem], _ settings: CaseSettings) throws {
        referees = try systems.map { try Referee($0) }
        self.settings = settings
    }

    /// What a policy is asked.
    func tasks(for policy: BenchmarkPolicy) -> [BenchmarkTask<TrajectoryResult>] {
        settings.keys(of: referees, policy: policy.name, id: \.system.id).map { referee, key in
            BenchmarkTask(key: key, label: "\(key.system) at noise \(significant(key.noise))") {
                let samples = referee.samples(of: key)
                let start = threadSeconds
                let answer = policy.answer(to: samples, of: referee.system)
                let seconds = threadSeconds - start
                // What an interrupted search found is no result.
                if Interruption.isRequested { return nil }
                return TrajectoryResult(key, answer, referee: referee, seconds: seconds)
            }
        }
    }

    /// The scoring of the answers that somebody else gave to the same cases; answers to others are left out.
    func tasks(scoring answers: [GivenAnswer]) -> [BenchmarkTask<TrajectoryResult>] {
        let given = Dictionary(answers.map { ($0.key, $0) }) { $1 }
        var policies: [String] = []
        for answer in answers where !policies.contains(answer.key.policy) { policies.append(answer.key.policy) }
        return policies.flatMap { policy in
            settings.keys(of: referees, policy: policy, id: \.system.id).compactMap { referee, key in
                given[key].map { answer in
                    BenchmarkTask(key: key, label: "scoring \(policy)") {
                        TrajectoryResult(
                            key, Answer(answer.equation, for: referee.system), referee: referee,
                            seconds: answer.seconds)
                    }
                }
            }
        }
    }

    /// The cases as others need them to answer, a JSON object a line: the samples and nothing of the truth.
    func writeCases(to path: String) throws(FileError) {
        let file = try FileDescriptor.writing(path)
        defer { file.close() }
        var json = JSONWriter()
        for (referee, key) in settings.keys(of: referees, policy: "", id: \.system.id) {
            let samples = referee.samples(of: key)
            json.removeAll()
            json.object { json in
                json.member("id", key.system)
                json.member("noise", key.noise)
                json.member("subsample", key.subsample)
                json.member("seed", key.seed)
                json.member("driven", referee.system.isDriven)
                json.member("times", samples.times)
                json.member(
                    "states",
                    samples.times.indices.map { sample in (0..<samples.stateCount).map { samples[sample, $0] } })
            }
            json.endLine()
            try file.write(json.bytes, to: "`\(path)`")
        }
    }
}

extension Referee {
    /// What is shown to whoever answers.
    func samples(of key: CaseKey) -> Trajectory {
        Corruption(noise: key.noise, subsample: key.subsample, seed: key.seed)
            .samples(of: references[0], system: system.id)
    }
}
