import PhysiXKernel

/// A way to write a law with fewer or shorter constants.
struct Simplification {
    /// What becomes simple.
    enum Change: Hashable {
        /// A coefficient is 1 or −1 and need not be written.
        case unit(Int, Double)
        /// A coefficient equals another one or its negative.
        case tie(follower: Int, leader: Int, sign: Double)
        /// A constant is a certain number.
        case number(Int, Double)
    }

    let change: Change
    /// Twice the logarithm of how much more credible the law becomes by it, if the measurements do not mind at all.
    let evidence: Double
}

extension Simplification.Change {
    /// The sum of constants that has a certain value then, and by how much it changes.
    func move(_ parameters: [Double]) -> (weights: [Valley.Weight], change: Double) {
        switch self {
        case .unit(let index, let value), .number(let index, let value): ([(index, 1)], value - parameters[index])
        case .tie(let follower, let leader, let sign):
            ([(follower, 1), (leader, -sign)], sign * parameters[leader] - parameters[follower])
        }
    }
}

extension Simplification {
    /// Coefficients that may be 1 or −1, or equal to another one or its negative.
    ///
    /// Laws written in natural units are full of ones and of constants that appear twice; each saves the law a constant.
    static func coincidences(_ coefficients: [Int], _ constraints: Constraints, _ valley: Valley) -> [Simplification] {
        let free = coefficients.filter { constraints.isFree($0) }
        let parameters = valley.unknowns.parameters
        var found: [Simplification] = []
        for (place, index) in free.enumerated() {
            let (value, error) = (parameters[index], valley.standardError(index))
            let one: Double = value < 0 ? -1 : 1
            if (value - one).magnitude <= Coincidence.widest * error, error < Coincidence.vaguest {
                found.append(Simplification(change: .unit(index, one), evidence: Coincidence.evidence(error)))
            }
            for leader in free[..<place] {
                let (other, otherError) = (parameters[leader], valley.standardError(leader))
                let both = (error * error + otherError * otherError).squareRoot()
                guard (value.magnitude - other.magnitude).magnitude <= Coincidence.widest * both,
                    both < Coincidence.vaguest * value.magnitude
                else { continue }
                found.append(
                    Simplification(
                        change: .tie(follower: index, leader: leader, sign: value * other < 0 ? -1 : 1),
                        evidence: Coincidence.evidence(both / value.magnitude)))
            }
        }
        return found
    }

    /// Constants that may be simple numbers.
    static func simpleNumbers(_ constraints: Constraints, _ valley: Valley) -> [Simplification] {
        valley.unknowns.parameters.indices.filter { constraints.isFree($0) }.flatMap { index in
            SimpleNumber.near(valley.unknowns.parameters[index], error: valley.standardError(index)).map {
                Simplification(change: .number(index, $0.value), evidence: $0.evidence)
            }
        }
    }

    /// Constants that may be written with fewer digits without anyone noticing.
    static func roundings(_ constraints: Constraints, _ valley: Valley, within errors: [Double]) -> [Simplification] {
        valley.unknowns.parameters.indices.filter { constraints.isFree($0) }.compactMap { index in
            Rounding.simplest(valley.unknowns.parameters[index], within: 0.6 * errors[index]).map {
                Simplification(change: .number(index, $0), evidence: 1)
            }
        }
    }
}
