import Foundation
import Testing

struct ExportCommandTests {
    @Test func aFormulaHasTheNamesOrTheirNumbers() throws {
        let named = try CommandRun("export", "--equation", "d2x/dt2 = -(k/m)*x", "--format", "latex")
        #expect(
            named.output == "\\frac{\\mathrm{d}^{2} x}{\\mathrm{d} t^{2}} = -\\frac{k}{m} x\n", "\(named.errors)")
        let numbered = try CommandRun(
            "export", "--equation", "dx/dt = -k*x", "--params", "k=0.5", "--format", "latex")
        #expect(numbered.output == "\\frac{\\mathrm{d} x}{\\mathrm{d} t} = -0.5 x\n", "\(numbered.errors)")
    }

    @Test func signsOfNumbersAreDrawnTogether() throws {
        let run = try CommandRun(
            "export", "--equation", "dx/dt = -k*x + c*x**2", "--params", "k=-0.5,c=-2", "--format", "latex")
        #expect(run.output.hasSuffix(" = 0.5 x - 2 x^{2}\n"), "\(run.output)")
    }

    @Test func severalEquationsStandBelowEachOther() throws {
        let run = try CommandRun("export", "--equation", "dx/dt = y; dy/dt = -x", "--format", "latex")
        #expect(run.lines.first == "\\begin{aligned}" && run.lines.last == "\\end{aligned}", "\(run.errors)")
        #expect(run.lines[1].hasSuffix("&= y \\\\") && run.lines[2].hasSuffix("&= -x"))
    }

    @Test(arguments: [("mathml", "<math"), ("sympy", "sp.Eq("), ("swift", "func derivatives(")])
    func otherLanguagesGoToAFile(format: String, excerpt: String) throws {
        let script =
            "\"$PHYSIX\" export --equation 'dx/dt = r*x*(1 - x)' --format \(format) --out law && cat law"
        let run = try CommandRun.shell(script)
        #expect(run.output.contains(excerpt), "\(run.errors)")
    }

    /// The pendulum of x(t) = 2 cos(3t) + sin(3t), solved by the program as it was written.
    @Test func thePythonRunsAsItIs() throws {
        let script = """
            "$PHYSIX" export --equation 'd2x/dt2 = -k*x' --params k=9 --initial x=2,vx=3 --duration 4 --format python \
            --out law.py || exit 1
            python3 -c 'import numpy, scipy' 2> /dev/null || { echo skipped; exit; }
            python3 law.py
            """
        let run = try CommandRun.shell(script)
        #expect(run.status == 0, "\(run.errors)")
        guard run.lines != ["skipped"] else {
            print("The exported Python was not run: python3 with numpy and scipy is not there.")
            return
        }
        #expect(run.lines.count == 102 && run.lines[0] == "t,x,vx")
        for line in run.lines.dropFirst() {
            let numbers = line.split(separator: ",").compactMap { Double($0) }
            try #require(numbers.count == 3)
            #expect(abs(numbers[1] - (2 * cos(3 * numbers[0]) + sin(3 * numbers[0]))) < 1e-5, "\(line)")
        }
    }

    @Test(arguments: [
        (["--equation", "d2y/dt2 = -g + k*vz", "--params", "g=9.81,k=1"], "unknown name `vz`"),
        (["--equation", "dx/dt = foo(x)"], "foo"), (["--equation", ""], "there is no equation"),
        (["--equation", "x = 1"], "`x`"), (["--equation", "dx/dt = lambda*x"], "reserved word"),
        (["--equation", "d2y/dt2 = -g", "--initial", "y=1"], "--initial lacks the velocity `vy`"),
        (["--equation", "dx/dt = x", "--duration", "0"], "--duration must be"),
        (["--equation", "dx/dt = k", "--params", "k=1,k=2"], "--params gives `k` more than once"),
    ])
    func whatIsWrongIsSaid(arguments: [String], message: String) throws {
        let run = try CommandRun(arguments: ["export", "--format", "python"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func theFormatIsAskedFor() throws {
        let run = try CommandRun("export", "--equation", "dx/dt = x")
        #expect(run.status == 64)
        #expect(run.errors.contains("--format"), "\(run.errors)")
    }
}
