import PhysiXEpisodes
import PhysiXFormats
import Testing

struct PromptedEpisodeTests {
    private static let step = #"{"type":"step","data":{"equation":"d2y/dt2 = -5"}}"#

    private func prompt(_ answer: JSONValue) -> JSONValue? { answer["data"]?["observation"]?["metadata"]?["prompt"] }

    @Test func anEpisodeHandsOverThePromptsOfLivePlayWhereTheyAreWanted() throws {
        var talk = try Talk()
        let start = try talk.ask(
            #"{"type":"reset","data":{"seed":3,"system_id":"free_fall","noise":0.02,"with_prompt":true}}"#)
        var episode = try Episode(
            Problem(
                drawing: SystemCatalog.builtIn.system("free_fall"), seed: 3, options: ProblemOptions(noise: 0.02)))
        #expect(prompt(start)?["system"]?.string == Prompt(episode.observation).system)
        #expect(prompt(start)?["user"]?.string == Prompt(episode.observation).user)
        #expect(start["data"]?["metadata"]?["prompt"] == prompt(start))

        let next = try talk.ask(Self.step)
        try episode.step(Action(equation: "d2y/dt2 = -5"))
        #expect(prompt(next)?["user"]?.string == Prompt(episode.observation).user)
        #expect(prompt(next)?["user"]?.string?.contains("HISTORY (the last 1 of 1):") == true)
    }

    @Test func nobodyElseGetsThem() throws {
        var talk = try Talk()
        _ = try talk.ask(#"{"type":"reset","data":{"seed":3,"system_id":"free_fall","with_prompt":true}}"#)
        let start = try talk.ask(#"{"type":"reset","data":{"seed":3,"system_id":"free_fall","with_prompt":null}}"#)
        #expect(prompt(start) == nil)
        #expect(start["data"]?["metadata"] == nil)
        #expect(prompt(try talk.ask(Self.step)) == nil)
    }

    @Test func anythingButTrueAndFalseIsRefused() throws {
        var talk = try Talk()
        let answer = try talk.ask(#"{"type":"reset","data":{"with_prompt":"yes"}}"#)
        #expect(answer["data"]?["code"] == "VALIDATION_ERROR")
    }
}
