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
        case .latex: system.showing(shownNumbers).latexFormula(numbers: shownNumbers) + "\n"
        case .mathml: system.showing(shownNumbers).mathML(numbers: shownNumbers).map { $0.text + "\n" }.joined()
        case .python: python
        case .sympy: system.sympySource()
        case .swift: system.swiftSource(numbers: numbers)
        }
    }

    private var python: String {
        guard let run, system.scope.parameters.allSatisfy({ numbers[$0] != nil }) else {
            return system.scipySource(numbers: numbers)
        }
        return system.scipyProgram(numbers: numbers, from: run.start, over: run.duration)
    }
}
