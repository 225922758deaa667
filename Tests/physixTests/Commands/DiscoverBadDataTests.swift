import Foundation
import Testing

/// What `physix discover` says about samples that are spoilt, drift, jump, or tell next to nothing.
struct DiscoverBadDataTests {
    /// An undamped oscillation from 1900 on with a little noise; `value` may spoil it.
    private static func swing(_ value: (Int, Double) -> Double) -> String {
        "year,x\n"
            + (0..<100).map { row in
                let x = cos(Double(row) / 5) + 0.01 * sin(7.3 * Double(row * row))
                return "\(1900 + Double(row) / 10),\(value(row, x))\n"
            }.joined()
    }

    private static func run(_ text: String, _ arguments: String...) throws -> CommandRun {
        try CommandRun(arguments: ["discover", "data.csv", "--json"] + arguments, files: ["data.csv": text])
    }

    private static func notes(_ text: String, _ arguments: String...) throws -> [String] {
        let run = try CommandRun(
            arguments: ["discover", "data.csv", "--json"] + arguments, files: ["data.csv": text])
        return try #require(try run.json()["notes"] as? [String])
    }

    @Test func aWildValueIsNamedWithItsTimeInTheFile() throws {
        let result = try Self.run(Self.swing { $0 == 40 ? $1 + 1.5 : $1 }, "--order", "2").json()
        let notes = try #require(result["notes"] as? [String])
        let expected =
            "1 value lies far from the law and from its neighbours, and the law was found without: x = 1.35 at 1904"
        #expect(notes.contains(expected), "\(notes)")
        let outlier = try #require((result["outliers"] as? [[String: Any]])?.first)
        #expect(Set(outlier.keys) == ["file", "variable", "t", "value"])
        #expect(outlier["t"] as? Double == 1904)
    }

    @Test func aNumberForNothingSpoilsNothing() throws {
        let result = try Self.run(Self.swing { (30..<36).contains($0) || $0 == 80 ? -999 : $1 }, "--order", "2").json()
        #expect((result["r_squared"] as? [String: Double])?["x"] ?? 0 > 0.99)
        #expect((result["outliers"] as? [[String: Any]])?.count == 7)
        #expect((result["notes"] as? [String])?.contains { $0.contains("x = -999 at 1903, ") } == true)
    }

    @Test func aJumpIsSaidToBeOne() throws {
        let notes = try Self.notes(Self.swing { $0 < 60 ? $1 : $1 + 3 }, "--effort", "500")
        #expect(notes.contains { $0.hasPrefix("`x` jumps by 3 between 1905.9 and 1906, ") }, "\(notes)")
        #expect(notes.contains { $0.contains("--split-by") })
    }

    @Test func driftIsSaidToNeedTheTime() throws {
        let rising = Self.swing { $1 + 0.05 * Double($0) }
        #expect(try Self.notes(rising, "--order", "2").contains { $0.contains("--driven allows it") })
        #expect(try !Self.notes(rising, "--order", "2", "--driven").contains { $0.contains("--driven") })
    }

    @Test func noiseHasNoLaw() throws {
        let run = try Self.run("t,x\n" + (0..<60).map { "\($0),\(sin(7.3 * Double($0 * $0)))\n" }.joined())
        let result = try run.json()
        #expect((result["equation"] as? String)?.hasSuffix(" = 0") == true, "\(run.output)")
        #expect((result["notes"] as? [String])?.contains("no law much better than the mean was found") == true)
    }

    @Test func hugeConstantsAreWrittenAsPowers() throws {
        let rows = (0..<40).map {
            "\(Double($0) * 1e-10),\(exp(-0.1 * Double($0)) * (1 + 1e-4 * sin(Double($0 * $0))))\n"
        }
        let run = try CommandRun("discover", "-", "--order", "1", input: "t,x\n" + rows.joined())
        #expect(run.output.contains("dx/dt = -1e+09*x"), "\(run.output)")
    }
}
