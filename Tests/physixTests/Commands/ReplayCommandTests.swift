import Foundation
import Testing

struct ReplayCommandTests {
    @Test func aRunIsReplayedFromItsFile() throws {
        let run = try CommandRun.shell(
            #"""
            "$PHYSIX" run --system damped_spring --seed 7 --json > a.jsonl
            "$PHYSIX" run --system projectile_drag --seed 8 --irregular --missing 0.2 --json > b.jsonl
            cat a.jsonl b.jsonl | "$PHYSIX" replay -
            """#)
        #expect(run.status == 0 && run.output.hasPrefix("2 episodes, "), "\(run.output)\(run.errors)")
        #expect(run.output.hasSuffix(": every reward is the same, bit for bit\n"))
    }

    @Test func anEpisodeIsReplayedFromADatabase() throws {
        let run = try CommandRun.shell(
            #"""
            id=$("$PHYSIX" run --system free_fall --seed 7 --database e.sqlite | sed -n 's/Kept as \(.*\)\./\1/p')
            "$PHYSIX" replay "$id" --database e.sqlite
            """#)
        #expect(run.output == "1 episode, 1 turn: every reward is the same, bit for bit\n", "\(run.errors)")
    }

    @Test func theFirstDifferenceIsNamed() throws {
        let edit = #""$PHYSIX" run --system free_fall --seed 5 --json > a.jsonl; sed -i "#
        let reward = try CommandRun.shell(
            edit + #"'2s/"reward":0.9899/"reward":0.9898/' a.jsonl; "$PHYSIX" replay a.jsonl"#)
        #expect(reward.status == 1)
        #expect(reward.output.hasPrefix("episode 1: turn 1: `reward` was 0.9898"), "\(reward.output)")
        let sentence = try CommandRun.shell(edit + #"'2s/agree closely/agree/' a.jsonl; "$PHYSIX" replay a.jsonl"#)
        #expect(sentence.status == 1 && sentence.output.contains("`mismatch_summary` was “Predicted"))
    }

    @Test func aDatabaseThatWasChangedIsNoticed() throws {
        let run = try CommandRun.shell(
            #"""
            id=$("$PHYSIX" run --system free_fall --seed 7 --database e.sqlite | sed -n 's/Kept as \(.*\)\./\1/p')
            python3 -c "import sqlite3; d = sqlite3.connect('e.sqlite'); \
                d.execute('update turn set document = json_set(document, \'$.reward.shape\', 0.5)'); d.commit()"
            "$PHYSIX" replay "$id" --database e.sqlite
            """#)
        #expect(run.status == 1)
        #expect(run.output.contains(": turn 1: `shape` was 0.5 and is "), "\(run.output)\(run.errors)")
    }

    @Test(arguments: [
        ("none.jsonl", "cannot read `none.jsonl`"), ("cut.jsonl", "`cut.jsonl`, the episode from line 2: "),
        ("empty.jsonl", "`empty.jsonl`, the episode from line 1: "), ("text.jsonl", "line 1, column 1: "),
    ])
    func whatIsNoEpisodeIsSaid(file: String, message: String) throws {
        let header = #"{"policy":"p","problem":{"trajectory":[{"t":0,"y":1},{"t":1,"y":2}]}}"#
        let run = try CommandRun(
            "replay", file,
            files: ["cut.jsonl": "\n\(header)\n", "empty.jsonl": "", "text.jsonl": "t,x\n0,1\n"])
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
