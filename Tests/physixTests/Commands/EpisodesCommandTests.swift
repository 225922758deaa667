import Foundation
import Testing

struct EpisodesCommandTests {
    /// Two kept episodes, the second one open because it was interrupted by a reader that went away.
    private static let kept = """
        "$PHYSIX" run --system free_fall --seed 5 --database e.sqlite --json > fall.jsonl
        "$PHYSIX" run --system spring_mass --seed 6 --reveal anonymous --database e.sqlite > spring.txt

        """

    @Test func keptEpisodesAreListedForPeopleAndPrograms() throws {
        let run = try CommandRun.shell(Self.kept + #""$PHYSIX" episodes list --database e.sqlite"#)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.count == 4)
        #expect(run.lines[0].hasPrefix("episode ") && run.lines[0].hasSuffix("system"))
        #expect(run.lines[2].contains("1/8") && run.lines[2].hasSuffix("solver  spring_mass"))
        #expect(run.lines[3].hasSuffix("solver  free_fall"))

        let json = try CommandRun.shell(
            Self.kept + #""$PHYSIX" episodes list --database e.sqlite --json --system free_fall --done"#)
        #expect(json.lines.count == 1)
        let episode = try json.json()
        #expect((episode["id"] as? String)?.count == 32)
        #expect(episode["turns"] as? Int == 1 && episode["max_turns"] as? Int == 8)
        #expect(episode["done"] as? Bool == true && episode["policy"] as? String == "solver")
        #expect((episode["evaluation"] as? [String: Any])?["equivalent"] as? Bool == true)
        #expect(episode["last_r_match"] as? Double ?? 0 > 0.93)
        let open = try CommandRun.shell(Self.kept + #""$PHYSIX" episodes list --database e.sqlite --json --open"#)
        #expect(open.status == 0 && open.output.isEmpty)
    }

    @Test func anExportHasTheLinesThatTheRunPrinted() throws {
        let run = try CommandRun.shell(
            Self.kept + #""$PHYSIX" episodes export --database e.sqlite --system free_fall | diff - fall.jsonl"#)
        #expect(run.status == 0 && run.output.isEmpty, "\(run.output)\(run.errors)")
    }

    @Test func whatCannotBeExportedIsSaidAndTheRestIsWritten() throws {
        let run = try CommandRun.shell(
            Self.kept + #"""
                id=$(sed -n 's/.*Kept as \([0-9a-f]*\)\..*/\1/p' spring.txt)
                "$PHYSIX" episodes export 0123456789abcdef0123456789abcdef "$id" --database e.sqlite
                """#)
        #expect(run.status == 1)
        #expect(run.lines.count == 3 && run.lines[0].contains(#""system_id":"anonymous""#))
        #expect(run.errors.hasPrefix("error: there is no episode `0123456789abcdef0123456789abcdef`\nhint: "))
    }

    @Test(arguments: [
        (["list", "--database", "none.sqlite"], "there is no database `none.sqlite`"),
        (["list", "--database", "data.csv"], "`data.csv` is damaged or no database"),
        (["export", "--database", "data.csv", "--out", "data.csv"], "it cannot be written too"),
        (["export", "12", "--database", "data.csv"], "12"), (["list", "--database", "a", "--limit", "0"], "--limit"),
    ])
    func whatIsWrongIsSaid(arguments: [String], message: String) throws {
        let run = try CommandRun(arguments: ["episodes"] + arguments, files: ["data.csv": "t,x\n0,1\n1,2\n"])
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    /// The program waits for its reader with turns that it kept and did not tell yet, and is killed there.
    @Test func everyTurnThatWasToldSurvivesAKilledProgram() throws {
        let run = try CommandRun.shell(
            #"""
            mkfifo told
            "$PHYSIX" run --system free_fall --noise 3 --seed 1 --max-turns 1000 --database e.sqlite > told &
            exec 3< told
            while read -r line <&3; do
                case "$line" in "Turn 3 of"*) break ;; esac
            done
            kill -9 $!
            wait $! 2> /dev/null
            echo "status $?"
            echo "told $((3 + $(grep -c '^Turn ' <&3)))"
            "$PHYSIX" episodes list --database e.sqlite --json | grep -o '"turns":[0-9]*,\|"done":[a-z]*'
            "$PHYSIX" episodes export --database e.sqlite | "$PHYSIX" replay -
            """#)
        #expect(run.lines.first == "status 137", "\(run.output)\(run.errors)")
        let numbers = run.lines.map { line in Int(line.filter { ("0"..."9").contains($0) }) ?? -1 }
        #expect(run.lines[1].hasPrefix("told ") && numbers[1] >= 3)
        #expect(run.lines[2].hasPrefix("\"turns\":") && numbers[2] >= numbers[1], "\(run.lines)")
        #expect(run.lines[3] == "\"done\":false")
        #expect(run.lines.last == "1 episode, \(numbers[2]) turns: every reward is the same, bit for bit")
    }
}
