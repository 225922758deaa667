import PhysiXEpisodes
import Yams

/// The fields of one definition in a YAML file, each read with an error that says where it is wrong.
struct SystemFields {
    private let mapping: Yams.Node.Mapping
    private let node: Yams.Node
    private let file: String

    private static let known = [
        "id", "tier", "state", "equation", "altered", "parameters", "decoys", "start", "duration", "driven", "hint",
    ]

    init(_ node: Yams.Node, file: String) throws(SystemFileError) {
        self.node = node
        self.file = file
        guard let mapping = node.mapping else {
            throw SystemFileError(
                file, line: node.mark?.line, column: node.mark?.column, "a system is a list of fields, `id: …`",
                hint: SystemFile.advice)
        }
        self.mapping = mapping
        for (key, _) in mapping {
            guard let name = key.string, Self.known.contains(name) else {
                throw flaw(
                    key, "unknown field `\(key.string ?? "?")`", "the fields are \(Self.known.joined(separator: ", "))")
            }
        }
    }

    /// Where the definition begins.
    var line: Int? { node.mark?.line }

    func text(_ field: String) throws(SystemFileError) -> String {
        guard let text = try optionalText(field) else {
            throw flaw(node, "the field `\(field)` is missing", SystemFile.advice)
        }
        return text
    }

    func optionalText(_ field: String) throws(SystemFileError) -> String? {
        guard let node = mapping[field] else { return nil }
        guard let text = node.scalar?.string else { throw flaw(node, "`\(field)` must be a text", SystemFile.advice) }
        return text
    }

    func number(_ field: String) throws(SystemFileError) -> Double {
        let text = try text(field)
        guard let number = Double(text) else {
            throw flaw(mapping[field] ?? node, "`\(field)` must be a number", "write 10 or 2.5")
        }
        return number
    }

    func integer(_ field: String, default: Int) throws(SystemFileError) -> Int {
        guard let text = try optionalText(field) else { return `default` }
        guard let number = Int(text) else {
            throw flaw(mapping[field] ?? node, "`\(field)` must be a whole number", nil)
        }
        return number
    }

    func flag(_ field: String) throws(SystemFileError) -> Bool {
        guard let node = mapping[field] else { return false }
        guard let flag = node.bool else { throw flaw(node, "`\(field)` must be true or false", nil) }
        return flag
    }

    func names(_ field: String) throws(SystemFileError) -> [String] {
        guard let node = mapping[field] else { throw flaw(node, "the field `\(field)` is missing", SystemFile.advice) }
        let names = node.sequence?.compactMap { $0.scalar?.string } ?? []
        guard !names.isEmpty, names.count == node.sequence?.count else {
            throw flaw(node, "`\(field)` must be a list of names", "write [x, vx]")
        }
        return names
    }

    /// Numbers and ranges by name; none where the field is missing.
    func priors(_ field: String) throws(SystemFileError) -> Priors {
        guard let node = mapping[field] else { return [:] }
        guard let entries = node.mapping else {
            throw flaw(node, "`\(field)` must give a number or a range for each name", "write {g: 9.81, L: [0.5, 2]}")
        }
        var pairs: [(String, Prior)] = []
        for (key, value) in entries { pairs.append((key.string ?? "", try prior(value))) }
        return Priors(pairs)
    }

    private func prior(_ node: Yams.Node) throws(SystemFileError) -> Prior {
        if let number = node.scalar.flatMap({ Double($0.string) }) { return .fixed(number) }
        let bounds = node.sequence?.compactMap { $0.scalar.flatMap { Double($0.string) } } ?? []
        guard bounds.count == 2, node.sequence?.count == 2 else {
            throw flaw(node, "expected a number or a range", "write 9.81, or [0.5, 2]")
        }
        return .uniform(bounds[0], bounds[1])
    }

    private func flaw(_ node: Yams.Node, _ summary: String, _ hint: String?) -> SystemFileError {
        SystemFileError(file, line: node.mark?.line, column: node.mark?.column, summary, hint: hint)
    }
}
