import PhysiXKernel

/// A way to write a law with fewer or shorter constants, and what the measurements say about it.
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
    /// By how much the law becomes shorter.
    let saving: Double
    /// By how much the misfit is expected to rise.
    let rise: Double
    /// Where the unknowns are expected to be then.
    let unknowns: Unknowns

    /// What is gained by the criterion.
    var gain: Double { saving - rise }
}

extension Simplification {
    /// Coefficients that may be 1 or −1, or equal to another one or its negative.
    ///
    /// Laws written in natural units are full of ones and of constants that appear twice; each saves the law a constant.
    static func coincidences(
        _ coefficients: [Int], of fit: Fit, _ constraints: Constraints, _ valley: Valley, _ criterion: Criterion
    ) -> [Simplification] {
        let free = coefficients.filter { constraints.isFree($0) }
        var found: [Simplification] = []
        for (place, index) in free.enumerated() {
            let (value, error) = (fit.parameters[index], valley.standardErrors[index])
            let one: Double = value < 0 ? -1 : 1
            if (value - one).magnitude <= Coincidence.widest * error, error < Coincidence.vaguest {
                let (unknowns, rise) = valley.moving([(index, 1)], by: one - value)
                found.append(
                    Simplification(
                        change: .unit(index, one), saving: Coincidence.saving(error, criterion), rise: rise,
                        unknowns: unknowns))
            }
            for leader in free[..<place] {
                let (other, otherError) = (fit.parameters[leader], valley.standardErrors[leader])
                let both = (error * error + otherError * otherError).squareRoot()
                guard (value.magnitude - other.magnitude).magnitude <= Coincidence.widest * both,
                    both < Coincidence.vaguest * value.magnitude
                else { continue }
                let sign: Double = value * other < 0 ? -1 : 1
                let (unknowns, rise) = valley.moving([(index, 1), (leader, -sign)], by: sign * other - value)
                found.append(
                    Simplification(
                        change: .tie(follower: index, leader: leader, sign: sign),
                        saving: Coincidence.saving(both / value.magnitude, criterion), rise: rise, unknowns: unknowns))
            }
        }
        return found
    }

    /// Constants that may be simple numbers.
    static func simpleNumbers(
        of fit: Fit, _ constraints: Constraints, _ valley: Valley, _ criterion: Criterion
    ) -> [Simplification] {
        fit.parameters.indices.filter { constraints.isFree($0) }.flatMap { index in
            let value = fit.parameters[index]
            return SimpleNumber.near(value, error: valley.standardErrors[index]).map { number in
                let (unknowns, rise) = valley.moving([(index, 1)], by: number.value - value)
                return Simplification(
                    change: .number(index, number.value), saving: min(number.evidence, criterion.priceOfConstant),
                    rise: rise, unknowns: unknowns)
            }
        }
    }

    /// Constants that may be written with fewer digits without anyone noticing.
    static func roundings(
        of fit: Fit, _ constraints: Constraints, _ valley: Valley, within errors: [Double]
    ) -> [Simplification] {
        fit.parameters.indices.filter { constraints.isFree($0) }.compactMap { index in
            let value = fit.parameters[index]
            guard let rounded = Rounding.simplest(value, within: 0.6 * errors[index]) else { return nil }
            let (unknowns, rise) = valley.moving([(index, 1)], by: rounded - value)
            return Simplification(change: .number(index, rounded), saving: 1, rise: rise, unknowns: unknowns)
        }
    }
}
