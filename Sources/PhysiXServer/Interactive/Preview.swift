import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// What a proposal would be worth, without taking a turn: what is wrong with its text and where, or what it predicts.
///
/// Names that nobody declared are taken for parameters whose values are still to come, so that a text can be looked at
/// while it is written.
struct Preview: Sendable, JSONWritable {
    private let stateVariables: [String]
    /// The equations; `nil` where the text could not be read.
    private let system: EquationSystem?
    /// Why it could not be read.
    private let error: EquationError?
    /// The parameters that have no value yet.
    private let missing: [String]
    /// What verification says; `nil` where the text could not be read or values are missing.
    private let verdict: Verdict?

    /// Looks at a proposal; costs a verification.
    init(of action: Action, for problem: Problem) {
        stateVariables = problem.stateVariables
        let declared = action.parameters.names
        var names = declared
        do throws(EquationError) {
            let system = try EquationSystem(reading: action.equation, in: problem.scope, declaring: &names)
            self.system = system
            missing = Array(names.dropFirst(declared.count))
            error = nil
        } catch {
            system = nil
            missing = []
            self.error = error
        }
        guard error == nil, missing.isEmpty else {
            verdict = nil
            return
        }
        var verifier = problem.makeVerifier()
        VerificationCount.increase()
        verdict = Verdict(of: action, by: &verifier)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("error", refusal)
            json.member("parameters", system?.usedParameters ?? [])
            json.member("missing", missing)
            json.member("mismatch_summary", verdict?.mismatch.sentence ?? "")
            json.member("reward_breakdown", verdict?.reward ?? .zero)
            if let prediction = verdict?.prediction {
                json.samples("predicted_trajectory", prediction, names: stateVariables)
            } else {
                json.array("predicted_trajectory") { _ in }
            }
            json.member("equation_markup", system?.mathML() ?? [])
        }
    }

    /// Why there is no prediction, apart from values that are still missing.
    private var refusal: PreviewError? {
        if let error { return PreviewError(error) }
        switch verdict?.failure {
        case .parse(let error): return PreviewError(error)
        case .simulation: return verdict.map { PreviewError(simulation: $0.mismatch.sentence) }
        case nil: return nil
        }
    }
}

/// What is wrong with a proposal that is looked at.
private struct PreviewError: JSONWritable {
    private let kind: String
    private let message: String
    private var hint: String?
    private var range: Range<Int>?

    init(_ error: EquationError) {
        kind = "parse"
        message = error.summary
        hint = error.hint
        range = error.range
    }

    init(simulation sentence: String) {
        kind = "simulation"
        message = sentence
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", kind)
            json.member("message", message)
            json.member("hint", hint)
            json.member("range", range.map { [$0.lowerBound, $0.upperBound] })
        }
    }
}

extension EquationSystem {
    /// Reads equations and adds names that are none of the scope's to `names`, the parameters.
    fileprivate init(reading text: String, in scope: Scope, declaring names: inout [String]) throws(EquationError) {
        while true {
            do throws(EquationError) {
                self = try EquationSystem(
                    parsing: text,
                    in: Scope(stateVariables: scope.stateVariables, parameters: names, isDriven: scope.isDriven))
                return
            } catch {
                // Every round declares one name more, up to the limit that the parser has.
                guard error.kind == .unknownName, let name = error.found, !names.contains(name),
                    name.allSatisfy({ $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) })
                else { throw error }
                names.append(name)
            }
        }
    }

    /// The parameters that the equations have, in the order in which they were declared.
    fileprivate var usedParameters: [String] {
        let used = Set(nodes.compactMap { $0.operation == .parameter ? Int($0.left) : nil })
        return scope.parameters.indices.filter(used.contains).map { scope.parameters[$0] }
    }
}

extension Action {
    /// The equations as trees of MathML; empty where they cannot be read.
    func markup(stateVariables: [String], isDriven: Bool) -> [MarkupElement] {
        let scope = Scope(stateVariables: stateVariables, parameters: parameters.names, isDriven: isDriven)
        do {
            return try EquationSystem(parsing: equation, in: scope).mathML()
        } catch {
            // The turn's sentence says what is wrong.
            return []
        }
    }
}
