import Foundation
import Testing

struct SimulateCommandTests {
    @Test func theSameSeedGivesTheSameBytes() throws {
        let runs = try ["7", "7", "8"].map { try CommandRun("simulate", "--system", "damped_spring", "--seed", $0) }
        #expect(runs[0].output == runs[1].output)
        #expect(runs[0].output != runs[2].output)
        #expect(runs[0].lines.count == 101)
        #expect(runs[0].lines[0] == "t,x,vx")
    }

    @Test func freeFallFollowsItsClosedForm() throws {
        let run = try CommandRun(
            "simulate", "--equation", "d2y/dt2 = -g", "--params", "g=9.81", "--initial", "y=30,vy=0", "--duration", "2",
            "--samples", "5", "--noise", "0")
        #expect(
            run.output == """
                t,y,vy
                0.0,30.0,0.0
                0.5,28.77375,-4.905
                1.0,25.095,-9.81
                1.5,18.96375,-14.715
                2.0,10.38,-19.62

                """)
    }

    /// x = a exp(-t/2) and its samples, whatever the unit of `a`.
    @Test(arguments: ["1e-30", "1e-9", "1e9", "1e11"])
    func aValueIsAsExactInEveryUnit(scale: String) throws {
        let run = try CommandRun(
            "simulate", "--equation", "dx/dt = -k*x", "--params", "k=0.5", "--initial", "x=\(scale)", "--noise", "0")
        let size = try #require(Double(scale))
        #expect(run.lines.count == 101, "\(run.errors)")
        for line in run.lines.dropFirst() {
            let cells = line.split(separator: ",")
            let (t, x) = (try #require(Double(cells[0])), try #require(Double(cells[1])))
            #expect(abs(x - size * exp(-t / 2)) <= 1.1e-6 * size, "\(line)")
            let digits = cells[1].prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
            #expect(String(digits.reversed().drop { $0 == "0" }).count <= 7, "\(line)")
        }
    }

    @Test func jsonIsAProblemThatScoreReads() throws {
        let problem = try CommandRun("simulate", "--system", "free_fall", "--seed", "3", "--json").output
        let line = #"{"problem": \#(problem.dropLast()), "equation": "d2y/dt2 = -9.81"}"#
        let answer = try CommandRun("score", input: line)
        #expect(answer.status == 0)
        #expect((try answer.json()["reward"] as? Double ?? 0) > 0.98)
    }

    @Test func anEquationMayUseTheTime() throws {
        let run = try CommandRun(
            "simulate", "--equation", "dx/dt = 2*t", "--initial", "x=0", "--samples", "2", "--noise", "0")
        #expect(run.lines.last == "10.0,100.0")
    }

    @Test func aFileOfSystemsIsNeverOverwritten() throws {
        let script =
            "\"$PHYSIX\" simulate --system free_fall --system-file own --out own; echo $? > status; cat own status"
        let run = try CommandRun.shell(script, files: ["own": "[]\n"])
        #expect(run.lines == ["[]", "64"])
        #expect(run.errors.contains("hint: name another file for --out"), "\(run.errors)")
    }

    @Test func samplesReplaceAnOlderFile() throws {
        let script = "\"$PHYSIX\" simulate --system free_fall --samples 2 --out old.csv; head -n 1 old.csv"
        #expect(try CommandRun.shell(script, files: ["old.csv": "old\n"]).lines == ["t,y,vy"])
    }

    @Test(arguments: [
        (
            ["--equation", "d2y/dt2 = -g + k*vz", "--params", "g=9.81,k=1", "--initial", "y=3,vy=0"],
            "unknown name `vz`"
        ),
        (
            ["--equation", "d2y/dt2 = -g", "--params", "g=9.81", "--initial", "y=30"],
            "--initial lacks the velocity `vy`"
        ),
        (["--equation", "dx/dt = x**2", "--initial", "x=1"], "blows up"),
        (
            ["--equation", "dx/dt = g", "--params", "g=1, g=2", "--initial", "x=1"],
            "--params gives `g` more than once"
        ),
        (["--equation", "dx/dt = x", "--initial", "x=1,x=1"], "--initial gives `x` more than once"),
        (["--equation", "dx/dt = x"], "--equation needs --initial"),
        (["--system", "dampedspring"], "did you mean `damped_spring`?"),
        (["--system", "free_fall", "--samples", "1"], "`samples` must be"),
        (["--system", "free_fall", "--noise", "nan"], "`noise` must be"),
        (["--system", "free_fall", "--missing", "1"], "`missing` must be"),
        (["--system", "free_fall", "--duration", "-1"], "duration"),
        (["--system", "free_fall", "--out", "no/such/folder/a.csv"], "cannot write `no/such/folder/a.csv`"),
        (["--system", "free_fall", "--params", "g=1"], "go with --equation"),
        ([], "Give either --system"),
    ])
    func whatIsWrongIsSaidWithWhatToDo(arguments: [String], message: String) throws {
        let run = try CommandRun(arguments: ["simulate"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func theExamplesAreWhatTheirReadmeSays() throws {
        let examples = CommandRun.repository.appending(path: "Examples")
        let commands = [
            "damped-spring.csv": ["--system", "damped_spring", "--seed", "7"],
            "damped-pendulum.csv": [
                "--system", "damped_pendulum", "--seed", "3", "--noise", "0.02", "--samples", "80", "--irregular",
                "--missing", "0.25",
            ],
            "logistic-growth.csv": [
                "--equation", "dx/dt = r*x*(1 - x/K)", "--params", "r=0.8,K=12", "--initial", "x=0.4", "--samples",
                "40",
                "--noise", "0.03", "--seed", "2",
            ],
        ]
        for (file, arguments) in commands {
            let stored = try String(contentsOf: examples.appending(path: file), encoding: .utf8)
            let run = try CommandRun(arguments: ["simulate"] + arguments)
            #expect(run.output == stored, "\(file)")
        }
    }
}
