import Testing

@testable import physix

struct ProgressLineTests {
    private let start = ContinuousClock.now

    @Test func aTerminalsLineRenewsItselfTenTimesASecondAndGoesAway() {
        var progress = ProgressLine(isTerminal: true, width: 20)
        let first = progress.text(for: "12 candidates", at: start)
        let tooSoon = progress.text(for: "13 candidates", at: start + .milliseconds(50))
        let later = progress.text(for: "14 candidates, best R² 0.98", at: start + .milliseconds(150))
        let end = progress.closing()
        #expect(first == "\r\u{1B}[K12 candidates")
        #expect(tooSoon == nil)
        #expect(later == "\r\u{1B}[K14 candidates, bes…")
        #expect(end == "\r\u{1B}[K")
    }

    @Test func aLogGetsAPlainLineNowAndThen() {
        var progress = ProgressLine(isTerminal: false, width: 80)
        let texts = [0, 1, 4, 6].map { progress.text(for: "at \($0) s", at: start + .seconds($0)) }
        let end = progress.closing()
        #expect(texts == ["at 0 s\n", nil, nil, "at 6 s\n"])
        #expect(end == "")
    }
}
