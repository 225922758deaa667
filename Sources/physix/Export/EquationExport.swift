import PhysiXFormats
import PhysiXKernel

/// An equation on its way into another language, with what is known about its numbers.
struct EquationExport {
    /// What it can be written in.
    enum Format: String, CaseIterable, Sendable {
        case latex, mathml, python, sympy, swift
    }

    /// Where a solution begins and how long it lasts, so that exported programs can compute it.
    struct Run {
        /// The initial state, in the order of the system's state variables.
        let start: [Double]
        let duration: Double
    }

    let system: EquationSystem
    /// Values of parameters, as exact as they are known.
    let numbers: Parameters
    /// The same as people write them, for formulas.
    let shownNumbers: Parameters
    let run: Run?

    init(_ system: EquationSystem, numbers: Parameters, shownNumbers: Parameters? = nil, run: Run? = nil) {
        self.system = system
        self.numbers = numbers
        self.shownNumbers = shownNumbers ?? numbers
        self.run = run
    }

    /// The text, ending with a line feed.
    func text(as format: Format) -> String {
        switch format {
        case .latex: latex
        case .mathml: formula.mathML(numbers: shownNumbers).map { $0.text + "\n" }.joined()
        case .python: python
        case .sympy: system.sympySource()
        case .swift: system.swiftSource(numbers: numbers)
        }
    }

    /// The system for people: with all numbers known, their signs drawn together with the operators'.
    private var formula: EquationSystem {
        let values = system.scope.parameters.map { shownNumbers[$0] ?? .nan }
        guard values.allSatisfy(\.isFinite) else { return system }
        let text = system.equations(withNumbers: values).joined(separator: "; ")
        let scope = Scope(stateVariables: system.scope.stateVariables, isDriven: system.scope.isDriven)
        do throws(EquationError) { return try EquationSystem(parsing: text, in: scope) } catch {
            // Numbers in the places of names can make a text too long, which costs the signs only.
            return system
        }
    }

    /// One formula for math mode, whose equations stand below each other.
    private var latex: String {
        let equations = formula.latex(numbers: shownNumbers)
        guard equations.count > 1 else { return equations.joined() + "\n" }
        let rows = equations.map { "  " + $0.replacing(" = ", with: " &= ", maxReplacements: 1) }
        return "\\begin{aligned}\n" + rows.joined(separator: " \\\\\n") + "\n\\end{aligned}\n"
    }

    private var python: String {
        guard let run, system.scope.parameters.allSatisfy({ numbers[$0] != nil }) else {
            return system.scipySource(numbers: numbers)
        }
        return system.scipyProgram(numbers: numbers, from: run.start, over: run.duration)
    }
}
