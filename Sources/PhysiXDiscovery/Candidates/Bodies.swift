/// Bodies whose coordinates are named alike: `x1`, `y1`, `x2`, `y2`, ….
struct Bodies {
    /// The position states of each two bodies, coordinate by coordinate.
    let pairs: [(from: [Int], to: [Int])]

    init(_ formulation: Formulation) {
        var bodies: [String: [(axis: String, state: Int)]] = [:]
        for state in formulation.positionStates {
            let name = formulation.stateNames[state]
            let number = name.reversed().prefix { $0.isNumber }
            guard !number.isEmpty, number.count < name.count else { continue }
            bodies[String(number.reversed()), default: []].append((String(name.dropLast(number.count)), state))
        }
        let sorted = bodies.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.axis < $1.axis } }
        var pairs: [(from: [Int], to: [Int])] = []
        for (index, first) in sorted.enumerated() {
            for second in sorted[(index + 1)...] where first.map(\.axis) == second.map(\.axis) {
                pairs.append((first.map(\.state), second.map(\.state)))
            }
        }
        self.pairs = pairs
    }
}
