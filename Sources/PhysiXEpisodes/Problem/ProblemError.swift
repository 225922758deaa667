public import PhysiXKernel

/// Why a problem cannot be made from a system or a trajectory.
public enum ProblemError: Diagnosable, Equatable {
    /// An option has a value that it cannot have.
    case option(name: String, expected: String)
    /// A system's definition does not hold together.
    case definition(system: String, flaw: String)
    /// A system's law is not an equation of motion.
    case law(system: String, EquationError)
    /// A system's law has no solution over its whole duration.
    case unsolvable(system: String, Ending)
    /// A trajectory or what comes with it cannot be used.
    case trajectory(String, hint: String? = nil)

    /// What is wrong.
    public var summary: String {
        switch self {
        case .option(let name, let expected): "`\(name)` must be \(expected)"
        case .definition(let system, let flaw): "system `\(system)`: \(flaw)"
        case .law(let system, let error): "the law of system `\(system)`: \(error.summary)"
        case .unsolvable(let system, let ending): "the law of system `\(system)`: \(ending.sentence)"
        case .trajectory(let flaw, _): flaw
        }
    }

    /// What to do.
    public var hint: String? {
        switch self {
        case .law(_, let error): error.hint
        case .trajectory(_, let hint): hint
        case .unsolvable: "shorten its duration or narrow its ranges"
        case .option, .definition: nil
        }
    }

    /// Where in the law's text.
    public var range: Range<Int>? {
        if case .law(_, let error) = self { error.range } else { nil }
    }
}
