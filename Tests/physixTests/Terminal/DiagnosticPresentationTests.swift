import PhysiXKernel
import Testing

@testable import physix

private struct Refusal: Diagnosable {
    var summary: String
    var hint: String?
    var range: Range<Int>?
}

struct DiagnosticPresentationTests {
    private func shown(_ refusal: Refusal, in source: String?, width: Int = 80) -> String {
        DiagnosticPresentation(error: refusal, source: source).lines(width: width).joined(separator: "\n")
    }

    @Test func theCaretStandsUnderTheRange() {
        let refusal = Refusal(summary: "unknown name `vz`", hint: "did you mean `vy`?", range: 17..<19)
        #expect(
            shown(refusal, in: "d2y/dt2 = -g + k*vz") == """
                error: unknown name `vz`
                   │ d2y/dt2 = -g + k*vz
                   │                  ^^
                hint: did you mean `vy`?
                """)
    }

    @Test func bytesBecomeColumnsInTheRightLineOfSeveral() {
        let source = "dx/dt = é*x\ndy/dt = 日本*µz;\n a"
        let start = source.utf8.count - "µz;\n a".utf8.count
        #expect(
            shown(Refusal(summary: "unknown name `µz`", range: start..<start + 3), in: source) == """
                error: unknown name `µz`
                  2 │ dy/dt = 日本*µz;
                    │              ^^
                """)
    }

    @Test func aRangeAtTheEndPointsBehindTheText() {
        #expect(
            shown(Refusal(summary: "an operand is missing", range: 9..<9), in: "dy/dt = -") == """
                error: an operand is missing
                   │ dy/dt = -
                   │          ^
                """)
    }

    @Test func aRangeOverSeveralLinesMarksTheFirst() {
        #expect(
            shown(Refusal(summary: "too much", range: 3..<9), in: "abcdef\nghi") == """
                error: too much
                  1 │ abcdef
                    │    ^^^
                """)
    }

    @Test func aLongLineIsShownAroundTheCaret() {
        let source = String(repeating: "a+", count: 200) + "?" + String(repeating: "+b", count: 200)
        let lines = DiagnosticPresentation(error: Refusal(summary: "odd", range: 400..<401), source: source).lines(
            width: 60)
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.displayWidth <= 60 })
        let column = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
        let found = lines[1].firstIndex(of: "?").map { lines[1].distance(from: lines[1].startIndex, to: $0) }
        #expect(column != nil && column == found)
    }

    @Test func textFromAFileCannotMoveTheCursor() {
        let refusal = Refusal(summary: "unknown name `\u{1B}[2J`", range: 1..<2)
        #expect(!shown(refusal, in: "a\u{1B}[2Jb\tc").contains("\u{1B}"))
    }

    @Test func aRangeOutsideTheTextIsLeftOut() {
        #expect(shown(Refusal(summary: "odd", range: 99..<100), in: "abc") == "error: odd")
    }
}
