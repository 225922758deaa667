import PhysiXKernel

/// A term that a user wrote; names in it that are no state variables are inner constants.
struct CustomTerm: Hashable, Sendable {
    /// The names of the inner constants, in the order in which they were met.
    let parameters: [String]
    /// The state variables it depends on.
    let states: [Int]
    private let written: Expression

    /// Reads a term in the language of equations.
    ///
    /// - Throws: an ``EquationError`` about the text where it is no expression.
    init(_ text: String, _ formulation: Formulation) throws(EquationError) {
        let left = "q_1"
        var names = formulation.stateNames
        // The parser tells which name it does not know; that one is a constant.
        while true {
            let scope = Scope(stateVariables: [left], parameters: names, isDriven: formulation.isDriven)
            do throws(EquationError) {
                written = try EquationSystem(parsing: "d\(left)/dt = \(text)", in: scope).rightHandSide(of: 0)
                break
            } catch {
                guard error.kind == .unknownName, let name = error.found, names.count < Limits.parameters else {
                    throw error
                }
                names.append(name)
            }
        }
        parameters = Array(names.dropFirst(formulation.stateNames.count))
        let used = Set(written.nodes.filter { $0.operation == .parameter }.map { Int($0.left) })
        states = formulation.stateNames.indices.filter(used.contains)
        stateCount = formulation.stateNames.count
    }

    private let stateCount: Int

    /// Whether it depends on neither a state variable nor the time.
    var isConstant: Bool { states.isEmpty && !written.nodes.contains { $0.operation == .time } }

    /// Its values along curves.
    func values(on curves: Curves, inner: ArraySlice<Double>) -> [Double] {
        curves.times.indices.map { index in
            written.value(state: [0], parameters: curves.states.map { $0[index] } + inner, time: curves.times[index])
        }
    }

    /// It as an expression.
    func expression(inner: ArraySlice<InnerConstant>) -> Expression {
        written.fold { node, operands in
            switch operands {
            case .none:
                switch node.operation {
                case .parameter where Int(node.left) < stateCount: .state(Int(node.left))
                case .parameter: inner[inner.startIndex + Int(node.left) - stateCount].expression
                case .time: .time
                default: .constant(node.value)
                }
            case .one(let operand): .applying(node.operation, to: operand)
            case .two(let left, let right): .combining(left, node.operation, right)
            }
        }
    }
}
