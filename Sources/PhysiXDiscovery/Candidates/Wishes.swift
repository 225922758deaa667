import PhysiXKernel

/// What a user wants of the library: terms that are cheaper, that must be there or must not.
struct Wishes {
    /// The sentence about the experiment.
    let hint: Hint
    private let added: [String]
    private let forbidden: [String]

    /// Checks what the options ask for.
    init(_ options: DiscoveryOptions, stateVariables: [String]) throws(DiscoveryError) {
        hint = Hint(options.hint, stateVariables: stateVariables)
        added = options.terms
        forbidden = options.forbidden
        let formulation = Formulation(stateVariables: stateVariables, isDriven: options.isDriven, unpairedOrder: 2)
        for text in added where try Self.read(text, formulation).isConstant { throw .termWithoutVariable(text: text) }
        for text in forbidden where TermFamily(rawValue: text) == nil {
            // A misspelt family reads as a constant.
            guard try Self.read(text, formulation).parameters.isEmpty else { throw .familyUnknown(text: text) }
        }
    }

    private static func read(_ text: String, _ formulation: Formulation) throws(DiscoveryError) -> CustomTerm {
        do throws(EquationError) {
            return try CustomTerm(text, formulation)
        } catch {
            throw .termNotUnderstood(text: text, error: error)
        }
    }

    /// The terms that a user wrote, without inner constants and with.
    func terms(_ formulation: Formulation) -> [Pattern] {
        Self.parse(added, formulation).map { term in
            let choices = term.parameters.count > 2 ? [0.3, 1, 3] : [-3, -1, -0.3, 0.3, 1, 3]
            var grid: [[Double]] = [[]]
            for _ in term.parameters { grid = grid.flatMap { point in choices.map { point + [$0] } } }
            return Pattern(
                factors: [.custom(term)], cost: 0, family: .custom, grid: grid,
                limits: term.parameters.map { _ in -1e6...1e6 })
        }
    }

    /// The terms that remain.
    func permitted(_ terms: [Term], _ formulation: Formulation, _ curves: Curves) -> [Term] {
        let families = Set(forbidden.compactMap { TermFamily(rawValue: $0) })
        let shapes = Self.parse(forbidden.filter { TermFamily(rawValue: $0) == nil }, formulation)
            .filter { $0.parameters.isEmpty }.map { $0.values(on: curves, inner: []) }
        return terms.filter { term in
            guard !families.contains(term.family) else { return false }
            guard term.innerCount == 0, !shapes.isEmpty else { return true }
            let values = term.values(on: curves)
            return !shapes.contains { shape in
                zip(shape, values).allSatisfy { ($0 - $1).magnitude <= 1e-9 * max($0.magnitude, $1.magnitude) }
            }
        }
    }

    /// Texts that were found to be terms; a name that only another formulation has makes one a stranger here.
    private static func parse(_ texts: [String], _ formulation: Formulation) -> [CustomTerm] {
        texts.compactMap { text in
            do throws(EquationError) { return try CustomTerm(text, formulation) } catch { return nil }
        }
    }
}
