import Testing

@testable import physix

struct BarsTests {
    @Test func barsGrowInEighthsOfACharacter() {
        let bars = Bars(entries: [("match", 0.842), ("progress", 0.1), ("simplicity", 1), ("format", 0), ("total", 7)])
        #expect(
            bars.lines().joined(separator: "\n") == """
                match       ████████████████████▎···  0.842
                progress    ██▍·····················  0.100
                simplicity  ████████████████████████  1.000
                format      ························  0.000
                total       ████████████████████████  7.000
                """)
    }
}
