import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Best subsets of columns with a known answer.
struct SubsetSearchTests {
    /// Random columns, some of which make up the left side; a little noise stands beside them.
    private func search(for terms: [Int], noise: Double) -> [Support] {
        var generator = SeededGenerator(seed: 3)
        let columns = (0..<40).map { _ in (0..<120).map { _ in generator.gaussian() } }
        let side = (0..<120).map { row in
            terms.enumerated().reduce(noise * generator.gaussian()) { sum, term in
                sum + (term.offset % 2 == 0 ? 1 : -0.7) * columns[term.element][row]
            }
        }
        let regression = Regression(columns: columns, side: side, floor: 1e-8)
        return SubsetSearch(regression, costs: columns.map { _ in 0.5 }, mostTerms: 8).search(
            among: Array(columns.indices))
    }

    @Test(arguments: [[], [7], [1, 12, 30], [0, 4, 9, 13, 22, 27, 31, 39]])
    func theTermsOfALawAreTheBestSet(terms: [Int]) throws {
        #expect(try #require(search(for: terms, noise: 0.1).first).terms == terms)
    }

    @Test func setsAreRankedAndOfEverySize() {
        let supports = search(for: [2, 3], noise: 0.1)
        #expect(zip(supports, supports.dropFirst()).allSatisfy { $0.score <= $1.score })
        #expect(Set(supports.map(\.terms.count)) == Set(0...8))
    }

    /// Larger sets would only fit what integrals round.
    @Test func nothingIsAddedToWhatExplainsEverything() {
        #expect(search(for: [2, 3], noise: 0).allSatisfy { $0.terms.count <= 2 })
    }

    @Test func aColumnIsExplainedByOthersAsTheLeftSideIs() {
        let columns: [[Double]] = [[1, 1, 1, 1], [0, 1, 2, 3], [0, 1, 4, 9], [2, -1, -4, -7], [0, 0, 0, 0]]
        let regression = Regression(columns: columns, side: [2, 4, 6, 8], floor: 0)
        let answers: [(found: [Double], expected: [Double])] = [
            (regression.coefficients(of: [0, 1]), [2, 2]),
            (regression.coefficients(of: [0, 1], explaining: 3), [2, -3]),
            (regression.coefficients(of: [1, 0], explaining: 2), [3, -1]),
            (regression.coefficients(of: [0, 1], explaining: 4), [0, 0]),
        ]
        for (found, expected) in answers {
            #expect(zip(found, expected).allSatisfy { ($0 - $1).magnitude < 1e-6 }, "\(found)")
        }
    }
}
