import Testing

@testable import physix

struct StyleTests {
    @Test(arguments: [
        ([:], true, true), ([:], false, false), (["TERM": "dumb"], true, false),
        (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true),
        (["FORCE_COLOR": "1"], false, true), (["FORCE_COLOR": "0"], true, false),
        (["FORCE_COLOR": "1", "NO_COLOR": "1"], true, false),
    ])
    func coloursAreForTerminalsAndTheUsersWishWins(
        environment: [String: String], isTerminal: Bool, expected: Bool
    ) {
        #expect(Style.isColored(isTerminal: isTerminal) { environment[$0] } == expected)
    }

    @Test func plainTextStaysAsItIs() {
        #expect(Style.plain("match", .strong) == "match")
    }
}
