public import PhysiXFormats
import PhysiXKernel

extension BenchmarkSystem {
    /// Reads a list of systems; Docs/Benchmarks.md describes the file.
    ///
    /// - Throws: ``SystemListError`` for JSON of another shape, a law that cannot be read, an initial state from which
    ///   it has no solution, and an id that occurs twice.
    public static func list(in json: JSONValue) throws(SystemListError) -> [BenchmarkSystem] {
        guard let entries = json.array, !entries.isEmpty else {
            throw SystemListError(summary: "the file is no list of systems")
        }
        var systems: [BenchmarkSystem] = []
        var ids: Set<String> = []
        for (index, entry) in entries.enumerated() {
            let system = try BenchmarkSystem(SystemFields(entry, place: index + 1))
            guard ids.insert(system.id).inserted else {
                throw SystemListError(summary: "two systems have the id \(system.id)")
            }
            systems.append(system)
        }
        return systems
    }

    private init(_ fields: SystemFields) throws(SystemListError) {
        id = fields.id
        name = fields["name"]?.string ?? ""
        source = fields["source"]?.string ?? ""
        law = try fields.law()
        initialStates = try fields.initialStates(of: law.scope.stateVariables.count)
        timeSpan = try fields.timeSpan()
        sampleCount = try fields.sampleCount()
        split = try fields.split()
    }
}

/// The members of one system in a file.
private struct SystemFields {
    let id: String
    private let entry: JSONValue

    init(_ entry: JSONValue, place: Int) {
        self.entry = entry
        let number = entry["id"]?.integer.map { String($0) }
        id = number ?? entry["id"]?.string ?? "number \(place)"
    }

    subscript(key: String) -> JSONValue? { entry[key] }

    func law() throws(SystemListError) -> EquationSystem {
        let sides = entry["equations"]?.array?.compactMap(\.string) ?? []
        guard !sides.isEmpty else { throw flaw("has no `equations`") }
        let names = BenchmarkSystem.names(sides.count)
        let text = zip(names, sides).map { "d\($0)/dt = \(PythonExpression($1).translated)" }.joined(separator: "\n")
        do throws(EquationError) {
            let scope = Scope(stateVariables: names, isDriven: entry["driven"]?.bool ?? false)
            return try EquationSystem(parsing: text, in: scope)
        } catch {
            throw flaw("has an equation that cannot be read: \(error.summary)", hint: error.hint)
        }
    }

    func initialStates(of count: Int) throws(SystemListError) -> [[Double]] {
        let states = entry["initial_conditions"]?.array?.map { $0.array?.compactMap(\.double) ?? [] } ?? []
        guard states.count == 2, states.allSatisfy({ $0.count == count }) else {
            throw flaw("needs two `initial_conditions` of \(count) numbers")
        }
        return states
    }

    func timeSpan() throws(SystemListError) -> ClosedRange<Double> {
        let ends = entry["t_span"]?.array?.compactMap(\.double) ?? [0, 10]
        guard ends.count == 2, ends[0] < ends[1] else { throw flaw("needs a `t_span` of two increasing times") }
        return ends[0]...ends[1]
    }

    func sampleCount() throws(SystemListError) -> Int {
        let count = entry["n_points"]?.integer ?? 150
        guard (8...100_000).contains(count) else { throw flaw("needs `n_points` from 8 to 100000") }
        return count
    }

    func split() throws(SystemListError) -> BenchmarkSystem.Split? {
        guard let name = entry["split"]?.string else { return nil }
        guard let split = BenchmarkSystem.Split(rawValue: name) else {
            throw flaw("has the `split` \(name)", hint: "write development or held-out")
        }
        return split
    }

    private func flaw(_ complaint: String, hint: String? = nil) -> SystemListError {
        SystemListError(summary: "system \(id) \(complaint)", hint: hint)
    }
}
