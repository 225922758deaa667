import ArgumentParser
import PhysiXKernel

/// `physix export`: an equation in the languages that other programs read.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes an equation as LaTeX, MathML, Python or Swift.",
        discussion: #"""
            Examples:
              physix export --equation "d2x/dt2 = -(k/m)*x" --format latex
              physix export --equation "dx/dt = r*x*(1 - x)" --params r=0.7 \
                --initial x=0.05 --format python --out logistic.py
              physix discover Examples/lynx-hare.csv --format python

            latex and mathml are formulas, python is a function for scipy's solve_ivp,
            sympy and swift are source, too. With --initial and all parameters, the
            Python is a program that prints the solution as CSV.
            Without --params, names that are no variables are parameters.
            """#)

    @Option(help: ArgumentHelp("The equations of motion, separated by `;`.", valueName: "text"))
    var equation: String

    @Option(help: ArgumentHelp("The parameters of the equation: g=9.81,k=0.1.", valueName: "numbers"))
    var params = Assignments(values: [:])

    @Option(help: ArgumentHelp("The initial state of the equation: y=30,vy=0.", valueName: "numbers"))
    var initial: Assignments?

    @Option(help: "The seconds that a program solves the equation for.")
    var duration = 10.0

    @Option(help: "What to write.")
    var format: EquationExport.Format

    @Option(help: ArgumentHelp("Where the text goes; - is standard output.", valueName: "file"))
    var out = "-"

    func validate() throws {
        for (option, name) in [("--params", params.repeatedName), ("--initial", initial?.repeatedName)] {
            if let name { throw ValidationError("\(option) gives `\(name)` more than once; keep one number for it.") }
        }
        guard duration > 0, duration.isFinite else { throw ValidationError("--duration must be above 0.") }
    }

    func run() throws {
        let system = try withSource(equation) {
            try EquationSystem(
                inferringNamesIn: equation, stateVariables: initial?.values.names ?? [], parameters: params.values.names
            )
        }
        let export = EquationExport(system, numbers: params.values, run: try solution(of: system))
        try write(export.text(as: format), to: out)
    }

    private func solution(of system: EquationSystem) throws -> EquationExport.Run? {
        guard let initial else { return nil }
        if let hidden = system.scope.stateVariables.dropFirst(initial.values.count).first {
            throw UsageError(
                summary: "--initial lacks the velocity `\(hidden)`", hint: "add \(hidden)=0, or what it is")
        }
        return EquationExport.Run(start: initial.values.values, duration: duration)
    }
}
