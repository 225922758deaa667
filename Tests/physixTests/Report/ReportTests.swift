import FoundationXML
import Testing

@testable import physix

#if canImport(Foundation)
import Foundation
#endif

struct ReportTests {
    private let hostile = "<script>alert(\"x\")</script> & 'y'"

    private var report: Report {
        let points = [SIMD2(0.0, 1.0), SIMD2(1, 2), SIMD2(2, .nan), SIMD2(3, 4)]
        return Report(
            title: hostile, summary: hostile, mathML: "<math><mi>x</mi></math>", equationText: [hostile],
            parameters: [.init(name: hostile, value: "1", uncertainty: "0.1", interval: hostile)],
            scores: [(hostile, 0.5)],
            fits: [
                .init(
                    variable: hostile, experiment: hostile, observed: points, predicted: points, band: points,
                    residuals: points)
            ],
            portraits: [.init(horizontal: "x", vertical: "y", observed: points, predicted: points)],
            candidates: [
                .init(equation: hostile, complexity: 1, rSquared: -3, isChosen: false),
                .init(equation: hostile, complexity: 4, rSquared: 1, isChosen: true, probability: hostile),
            ],
            certainty: [
                .init(title: hostile, lead: hostile, headings: [hostile], rows: [[hostile]], classes: ["code"])
            ], exports: [(hostile, hostile, hostile)], notes: [hostile], provenance: [("Command", hostile)])
    }

    @Test func noTextBecomesMarkup() {
        #expect(!report.html.contains("<script"))
        #expect(report.html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 'y'"))
    }

    @Test func nothingIsLoadedFromElsewhere() {
        for needle in ["http://", "https://", "src=", "@import", "<link"] {
            // The name of MathML's language looks like an address and is none.
            let html = report.html.replacing("\"http://www.w3.org/1998/Math/MathML\"", with: "")
            #expect(!html.contains(needle), "\(needle)")
        }
        #expect(!report.html.replacing("url(#", with: "").contains("url("))
    }

    @Test func chartsAreWellFormedAndHoldOnlyFiniteCoordinates() throws {
        let chart = Chart(
            title: hostile, horizontalLabel: "t", verticalLabel: hostile,
            series: [
                .init(
                    name: "a", mark: .dots, role: "observed", points: [SIMD2(0, 1), SIMD2(1, .nan)],
                    captions: ["<", "&"]),
                .init(name: "b", mark: .line, role: "predicted", points: [SIMD2(0, 1), SIMD2(1, 1e300), SIMD2(2, 3)]),
                .init(name: "c", mark: .stems, role: "neutral", points: [SIMD2(0, -1)]),
                .init(
                    name: "e", mark: .band, role: "predicted",
                    points: [SIMD2(0, 1), SIMD2(2, 2), SIMD2(2, .infinity), SIMD2(0, 0.5)]),
                .init(name: "d", mark: .staircase, role: "neutral", points: [SIMD2(0, 1), SIMD2(2, 0)]),
            ])
        let text = chart.svg(identifier: "c").rendered
        let parser = XMLParser(data: Data(text.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(!text.contains("nan") && !text.contains("inf"))
        #expect(text.components(separatedBy: "<polygon").count == 3)
    }

    @Test func aBandIsAnAreaAndLeavesTheScaleToTheData() {
        func chart(_ edge: Double) -> Chart {
            Chart(
                title: "", horizontalLabel: "", verticalLabel: "",
                series: [
                    .init(
                        name: "", mark: .band, role: "predicted",
                        points: [SIMD2(0, edge), SIMD2(1, edge), SIMD2(1, -edge), SIMD2(0, -edge)]),
                    .init(name: "", mark: .dots, role: "observed", points: [SIMD2(0, -1), SIMD2(1, 1)]),
                ], hasLegend: false)
        }
        let markup = chart(0.5).svg(identifier: "c").rendered
        #expect(markup.contains("<polygon class=\"band predicted\" points=\""))
        // However wide the band, the data take a third of the height at least.
        #expect(chart(1e9).scales.vertical.position(of: 1) - chart(1e9).scales.vertical.position(of: -1) > 0.25)
    }

    @Test func manySamplesMakeASmallFile() {
        var large = report
        let points = (0..<1_000_000).map { SIMD2(Double($0), 1.0) }
        large.fits = [.init(variable: "x", observed: points, predicted: [], residuals: points)]
        #expect(large.html.utf8.count < 1_000_000)
    }

    @Test(arguments: [(12.0, "12"), (0.5, "0.50"), (-3.456, "-3.46"), (0, "0"), (-0.001, "0")])
    func coordinatesHaveTwoDecimals(value: Double, text: String) {
        #expect(coordinate(value) == text)
    }
}
