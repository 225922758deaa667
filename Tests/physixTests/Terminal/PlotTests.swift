import Testing

@testable import physix

struct PlotTests {
    @Test func pointsAndLineAreToldApartWithoutColour() {
        let plot = Plot(
            title: "y", observed: [SIMD2(0, 0), SIMD2(1, 1), SIMD2(2, 2), SIMD2(3, 5)],
            predicted: [SIMD2(0, 0), SIMD2(3, 3)], width: 40, height: 6)
        #expect(
            plot.lines().joined(separator: "\n") == """
                y   ○ observed  ⠒⠒ predicted  ● both
                   │                                   ○
                 4 ┤
                   │                              ⣀⣀⡠⠤⠤⠒
                 2 ┤                   ⣀⣀⣀⠤●⠔⠒⠒⠉⠉⠉
                   │        ⢀⣀⣀⠤●⠤⠒⠒⠊⠉⠉
                 0 ┤●⠤⠤⠒⠒⠒⠉⠉⠁
                   └┬───────────┬──────────┬───────────┬
                    0           1          2           3
                """)
    }

    @Test func anExplodingOrInterruptedPredictionLeavesTheDataLegible() {
        let plot = Plot(
            title: "y", observed: [SIMD2(0, 1), SIMD2(10, 2)],
            predicted: [
                SIMD2(0, 1), SIMD2(5, 2), SIMD2(6, 1e300), SIMD2(7, .nan), SIMD2(8, 1.5), SIMD2(10, 1.5),
            ], width: 40, height: 6)
        #expect(
            plot.lines().joined(separator: "\n") == """
                y   ○ observed  ⠒⠒ predicted  ● both
                 3 ┤                  ⡆
                   │                  ⡇
                   │                  ⡇
                 2 ┤           ⢀⣀⡠⠤⠒⠊⠉⠁                ○
                   │     ⣀⣀⠤⠔⠒⠉⠁                ⠐⠒⠒⠒⠒⠒⠒⠒
                 1 ┤●⠤⠒⠊⠉
                   └┬─────────────────┬────────────────┬
                    0                 5               10
                """)
    }

    @Test(arguments: [[], [SIMD2(0.0, 3.0), SIMD2(1, 3)], [SIMD2(2.0, 1e9)], [SIMD2(0, .nan), SIMD2(1, .infinity)]])
    func degenerateDataStillMakeAPictureOfTheSameSize(observed: [SIMD2<Double>]) {
        let lines = Plot(title: "y", observed: observed, predicted: [], width: 60, height: 5).lines()
        #expect(lines.count == 8)
        #expect(lines.allSatisfy { $0.displayWidth <= 60 })
    }

    @Test func coloursGoAroundWhatTheyColour() {
        let plot = Plot(title: "y", observed: [SIMD2(0, 0)], predicted: [], width: 40, height: 3)
        let text = plot.lines(style: Style(isColored: true)).joined()
        #expect(text.contains("\u{1B}[36m○\u{1B}[0m"))
    }
}
