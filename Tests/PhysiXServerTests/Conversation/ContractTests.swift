import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXServer

/// What holds for every episode holds for those that are served.
struct ContractTests {
    /// What a conversation refused, which the contract takes for the end of an episode.
    private struct Refused: Error {}

    @Test(arguments: SystemCatalog.builtIn.systems.map(\.id))
    func anEpisodeOfEverySystemKeepsTheContractOverWebSocket(_ system: String) throws {
        var talk = try Talk()
        func observation(_ answer: JSONValue) throws -> JSONValue {
            guard answer["type"] == "observation", let data = answer["data"],
                var seen = data["observation"]?.object
            else { throw Refused() }
            // OpenEnv sends them beside the observation.
            seen["done"] = data["done"]
            seen["reward"] = data["reward"]
            return .object(seen)
        }
        let contract = EpisodeContract { seed, turns in
            let arguments = #"{"system_id":"\#(system)","seed":\#(seed),"max_turns":\#(turns)}"#
            return try observation(try talk.ask(#"{"type":"reset","data":\#(arguments)}"#))
        } step: { action in
            var json = JSONWriter()
            json.value(action)
            return try observation(try talk.ask(#"{"type":"step","data":\#(json.text)}"#))
        }
        #expect(try contract.violations(seed: 4) == [])
    }

    @Test func anObservationIsTheSameWithWhatWasWrittenBefore() throws {
        let system = try SystemCatalog.builtIn.system("driven_oscillator")
        var episode = try Episode(try Problem(drawing: system, seed: 2))
        let constants = WrittenConstants(of: episode.observation)
        var turns = WrittenTurns()
        for length in [0, 0, 20_000, 20_000, 0] {
            var plain = JSONWriter()
            plain.object(episode.observation.writeFields)
            var spliced = JSONWriter()
            spliced.object { episode.observation.writeFields(to: &$0, with: constants, turns) }
            #expect(plain.text == spliced.text)
            let spaces = String(repeating: " ", count: length)
            try episode.step(Action(equation: "d2x/dt2 = -k*x\(spaces)", parameters: ["k": 3]))
            turns.add(episode.history)
        }
    }
}
