import Foundation
import Testing

/// `--terms`, `--forbid` and `--budget` of `physix discover`.
struct DiscoverWishesTests {
    /// dx/dt = -x·log(x/10)/2 from 0.5: x = 10·exp(log(0.05)·exp(-t/2)).
    private static let growth =
        "t,x\n"
        + (0..<30).map { row in
            let t = Double(row) / 4
            return "\(t),\(10 * exp(log(0.05) * exp(-t / 2)))\n"
        }.joined()

    private static func run(_ arguments: String...) throws -> CommandRun {
        try CommandRun(
            arguments: ["discover", "cells.csv", "--order", "1", "--effort", "60"] + arguments,
            files: ["cells.csv": growth])
    }

    @Test func whatIsForbiddenIsNotInAnyLaw() throws {
        let result = try Self.run("--forbid", "logarithmic", "--forbid", "x", "--json").json()
        let laws = try #require(result["candidates"] as? [[String: Any]]).compactMap { $0["equation"] as? String }
        #expect(!laws.isEmpty)
        #expect(laws.allSatisfy { !$0.contains("log") && !$0.hasSuffix("*x") }, "\(laws)")
    }

    @Test func aTermOfOnesOwnIsUsedWhereItExplains() throws {
        let result = try Self.run("--terms", "x*log(x/K)", "--forbid", "logarithmic", "--json").json()
        #expect((result["equation"] as? String)?.contains("log") == true, "\(result)")
    }

    @Test(arguments: [
        (
            ["--forbid", "trig"], "error: `trig` is neither a family",
            "hint: the families are polynomial, trigonometric"
        ),
        (["--terms", "root"], "error: no variable occurs in the term `root`", "all families are tried"),
        (["--terms", "x*(1"], "error: the term `x*(1` cannot be read", "hint: "),
        (["--budget", "0"], "--budget must be a number of seconds above 0", "Usage"),
        (["--budget", "nan"], "--budget must be", "Usage"), (["--budget", "soon"], "--budget", "Usage"),
    ])
    func aWishThatMeansNothingIsRefused(arguments: [String], message: String, hint: String) throws {
        let run = try CommandRun(
            arguments: ["discover", "cells.csv"] + arguments, files: ["cells.csv": Self.growth])
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errors.contains(hint), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func aSpentBudgetIsSaid() throws {
        let result = try Self.run("--budget", "1e-6", "--json").json()
        #expect(result["was_stopped"] as? Bool == true)
        #expect((result["notes"] as? [String])?.contains { $0.hasPrefix("the budget of 1e-06 s was spent") } == true)
    }

    @Test func aBudgetThatSufficesChangesNothing() throws {
        var (free, bounded) = (try Self.run("--json").json(), try Self.run("--budget", "600", "--json").json())
        free["elapsed_s"] = nil
        bounded["elapsed_s"] = nil
        #expect(NSDictionary(dictionary: free) == NSDictionary(dictionary: bounded))
    }
}
