import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

/// Episodes of one system in this process.
private final class LocalEpisodes {
    private let system: SystemDefinition
    private let options: ProblemOptions
    private var episode: Episode?

    init(_ system: SystemDefinition, _ options: ProblemOptions = ProblemOptions()) {
        self.system = system
        self.options = options
    }

    func reset(_ seed: UInt64, _ turnLimit: Int) throws -> JSONValue {
        let episode = try Episode(Problem(drawing: system, seed: seed, options: options), turnLimit: turnLimit)
        self.episode = episode
        return try json(episode.observation)
    }

    func step(_ action: Action) throws -> JSONValue {
        var current = try #require(episode)
        let observation = try current.step(action)
        episode = current
        return try json(observation)
    }

    private func json(_ observation: Observation) throws -> JSONValue {
        var writer = JSONWriter()
        writer.value(observation)
        return try JSONValue(parsing: writer.bytes)
    }
}

struct EpisodeContractTests {
    @Test(arguments: SystemCatalog.builtIn.systems.map(\.id))
    func everySystemKeepsTheContract(id: String) throws {
        let system = try SystemCatalog.builtIn.system(id)
        for options in [
            ProblemOptions(),
            ProblemOptions(
                noise: 0.05, samples: 40, sampling: .irregular, missing: 0.2, reveal: .anonymous, variant: .altered),
        ] {
            let episodes = LocalEpisodes(system, options)
            #expect(try EpisodeContract(reset: episodes.reset, step: episodes.step).violations(seed: 7) == [])
        }
    }

    @Test func anEpisodeThatForgetsItsSeedIsFound() throws {
        let episodes = LocalEpisodes(.freeFall)
        var seed: UInt64 = 0
        let contract = EpisodeContract(
            reset: { _, turnLimit in
                seed += 1
                return try episodes.reset(seed, turnLimit)
            }, step: episodes.step)
        #expect(try contract.violations(seed: 7).contains("the same seed starts another episode"))
    }

    @Test func anEpisodeWithoutAnEndIsFound() throws {
        let episodes = LocalEpisodes(.freeFall)
        let contract = EpisodeContract(reset: { seed, _ in try episodes.reset(seed, 100) }, step: episodes.step)
        let found = try contract.violations(seed: 7)
        #expect(found.contains("a turn after the end is accepted"))
        #expect(found.contains("at reset: `turn_remaining` is not all"))
    }

    @Test func aRewardThatIsNotTheSumOfItsPartsIsFound() throws {
        let episodes = LocalEpisodes(.freeFall)
        let contract = EpisodeContract(reset: episodes.reset) { action in
            guard case .object(var observation) = try episodes.step(action) else { return .null }
            observation["reward"] = JSONValue(0.5)
            return .object(observation)
        }
        #expect(try contract.violations(seed: 7).contains("after turn 1: three rewards differ"))
    }
}
