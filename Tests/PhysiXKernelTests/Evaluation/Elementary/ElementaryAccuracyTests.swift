import Foundation
import Testing

@testable import PhysiXKernel

struct ElementaryAccuracyTests {
    /// A line of `References/elementary.txt`, made by `scripts/references/elementary.py`.
    struct Reference {
        let x: Double
        let y: Double
        let value: Double
        /// Value and rest·ulp together are exact.
        let rest: Double
    }

    static func references(_ name: String) throws -> [Reference] {
        let url = try #require(Bundle.module.url(forResource: "References/elementary", withExtension: "txt"))
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        return try lines.compactMap { line in
            let fields = line.split(separator: " ")
            guard fields[0] == name else { return nil }
            let numbers = try fields.dropFirst().map { try #require(Double($0)) }
            return Reference(x: numbers[0], y: numbers[1], value: numbers[2], rest: numbers[3])
        }
    }

    @Test(arguments: ["sin", "cos", "tan", "exp", "log", "power"].map(ElementaryFunction.init))
    func errorsStayBelowThePromise(_ function: ElementaryFunction) throws {
        let references = try Self.references(function.name)
        #expect(references.count >= 100)
        for reference in references {
            let result = function.scalar(reference.x, reference.y)
            let error = ((result - reference.value) / reference.value.ulp - reference.rest).magnitude
            #expect(error <= function.accuracy, "\(function.name)(\(reference.x), \(reference.y)) = \(result)")
        }
    }

    @Test func sineAndCosineTogetherEqualTheSeparateOnes() throws {
        for reference in try Self.references("sin") {
            let both = Elementary.sincos(reference.x)
            #expect(both.sin == Elementary.sin(reference.x))
            #expect(both.cos == Elementary.cos(reference.x))
        }
    }
}
