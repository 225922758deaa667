import PhysiXEpisodes
import PhysiXKernel
import Yams

/// Systems of one's own from a YAML file: a list of definitions, or one of them.
///
///     - id: hardening_spring
///       state: [x, vx]
///       equation: d2x/dt2 = -k*x**3
///       parameters: {k: [1, 3]}
///       start: {x: [0.5, 2], vx: 0}
///       duration: 10
///       hint: A spring of stiffness {k} N/m³ that hardens.
///
/// A number stands for itself, two in brackets for a range to draw from. `tier` (1 unless given), `altered`, `decoys` and
/// `driven` may be left out.
struct SystemFile {
    private let name: String

    /// Reads the definitions of a file and makes sure that problems can be drawn from them.
    static func systems(in path: String) throws -> [SystemDefinition] {
        let file = SystemFile(name: path)
        let text = String(decoding: try contents(of: path, limit: 4 << 20), as: UTF8.self)
        return try file.definitions(in: text)
    }

    init(name: String) { self.name = name }

    /// Reads definitions from text.
    func definitions(in text: String) throws -> [SystemDefinition] {
        let root: Yams.Node?
        do { root = try Yams.compose(yaml: text) } catch { throw flaw(in: error) }
        guard let root else {
            throw SystemFileError(name, line: nil, column: nil, "the file is empty", hint: Self.advice)
        }
        guard let list = root.sequence else { return [try definition(root)] }
        return try list.map(definition)
    }

    private func definition(_ node: Yams.Node) throws -> SystemDefinition {
        let fields = try SystemFields(node, file: name)
        let law = Law(
            of: try fields.names("state"), try fields.text("equation"), altered: try fields.optionalText("altered"),
            parameters: try fields.priors("parameters"), decoys: try fields.priors("decoys"),
            isDriven: try fields.flag("driven"))
        var system = SystemDefinition(
            id: try fields.text("id"), tier: try fields.integer("tier", default: 1), law: law,
            start: try fields.priors("start"), duration: try fields.number("duration"), hint: try fields.text("hint"))
        system.precision = .relative
        do throws(ProblemError) { try system.check() } catch {
            throw located(error, in: fields, equation: law.equation)
        }
        return system
    }

    /// The error with its place in the file, or with the equation that it is about.
    private func located(_ error: ProblemError, in fields: SystemFields, equation: String) -> any Error {
        if case .law = error, error.range != nil { return InputFailure(diagnostic: error, source: equation) }
        return SystemFileError(name, line: fields.line, column: nil, error.summary, hint: error.hint ?? Self.advice)
    }

    private func flaw(in error: any Error) -> SystemFileError {
        guard case YamlError.scanner(_, let problem, let mark, _) = error else {
            guard case YamlError.parser(_, let problem, let mark, _) = error else {
                return SystemFileError(
                    name, line: nil, column: nil, "the file is not YAML: \(error)", hint: Self.advice)
            }
            return SystemFileError(
                name, line: mark.line, column: mark.column, "not YAML: \(problem)", hint: Self.advice)
        }
        return SystemFileError(name, line: mark.line, column: mark.column, "not YAML: \(problem)", hint: Self.advice)
    }

    static let advice = "`physix systems --help` shows a file that works"
}
