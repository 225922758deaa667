import Testing

@testable import physix

struct ProgressLineTests {
    private let start = ContinuousClock.now

    @Test func aTerminalsLineRenewsItselfTenTimesASecondAndGoesAway() {
        var progress = ProgressLine(isTerminal: true, width: 20, start: start)
        let first = progress.text(for: "12 candidates", at: start + .milliseconds(100))
        let tooSoon = progress.text(for: "13 candidates", at: start + .milliseconds(150))
        let later = progress.text(for: "14 candidates, best R² 0.98", at: start + .milliseconds(250))
        let end = progress.closing()
        #expect(first == "\r\u{1B}[K12 candidates")
        #expect(tooSoon == nil)
        #expect(later == "\r\u{1B}[K14 candidates, bes…")
        #expect(end == "\r\u{1B}[K")
    }

    @Test func aLogGetsAPlainLineNowAndThen() {
        var progress = ProgressLine(isTerminal: false, width: 80, start: start)
        let texts = [0, 1, 5, 6, 11].map { progress.text(for: "at \($0) s", at: start + .seconds($0)) }
        let end = progress.closing()
        #expect(texts == [nil, nil, "at 5 s\n", nil, "at 11 s\n"])
        #expect(end == "")
    }
}
