extension LibraryBuilder {
    /// The largest magnitude of a variable that may be an angle.
    static let largestAngle = 50.0

    /// Sines and cosines of variables that can be angles, alone and with each other.
    mutating func addTrigonometric() {
        guard states.count <= 6 else { return }
        let angles = states.filter { largest($0) < Self.largestAngle && !formulation.velocityStates.contains($0) }
        for angle in angles {
            addSingleAngle(angle)
            for other in angles where other != angle { addTwoAngles(angle, other) }
        }
    }

    private mutating func addSingleAngle(_ angle: Int) {
        let (sine, cosine) = (Factor.sine(.state(angle)), Factor.cosine(.state(angle)))
        add(.trigonometric, 2, sine)
        add(.trigonometric, 3.5, cosine)
        add(.trigonometric, 4, sine, cosine)
        add(.trigonometric, 4.5, sine, sine)
        let turns = formulation.velocities[angle]
        for other in states where other != angle {
            for exponent in 1...2 {
                let power = Factor.power(state: other, exponent: exponent)
                add(.trigonometric, 4 + 0.5 * Double(exponent), power, sine)
                add(.trigonometric, 4 + 0.5 * Double(exponent), power, cosine)
            }
            // The centrifugal force of something that turns about an axis.
            if turns != nil, other != turns {
                add(.trigonometric, 5, .power(state: other, exponent: 2), sine, cosine)
            }
        }
        guard staysBetweenHalfTurns(angle) else { return }
        let cotangent = Factor.cotangent(state: angle)
        add(.trigonometric, 5, cotangent)
        for other in states where other != angle {
            add(.trigonometric, 5.5, .power(state: other, exponent: 1), cotangent)
            if let turns, other != turns, states.count <= 4 {
                add(
                    .trigonometric, 5.5, .power(state: turns, exponent: 1), .power(state: other, exponent: 1),
                    cotangent)
            }
        }
    }

    private mutating func addTwoAngles(_ angle: Int, _ other: Int) {
        let (sine, cosine) = (Factor.sine(.state(angle)), Factor.cosine(.state(angle)))
        let (otherSine, otherCosine) = (Factor.sine(.state(other)), Factor.cosine(.state(other)))
        add(.trigonometric, 4, otherCosine, sine)
        if staysBetweenHalfTurns(angle) {
            add(.trigonometric, 6, otherSine, .cotangent(state: angle))
            add(.trigonometric, 6, otherCosine, .cotangent(state: angle))
        }
        if states.count <= 2 {
            add(.trigonometric, 5.5, otherSine, sine, sine)
            add(.trigonometric, 5.5, otherCosine, sine, sine)
        }
        guard other > angle else { return }
        add(.trigonometric, 4.5, otherSine, sine)
        add(.trigonometric, 5, otherCosine, cosine)
        add(.trigonometric, 3, .sine(.difference(angle, other)))
        add(.trigonometric, 4.5, .cosine(.difference(angle, other)))
    }

    /// Whether the sine of an angle keeps its sign and away from zero.
    private func staysBetweenHalfTurns(_ angle: Int) -> Bool {
        let margin = 0.05
        let halfTurn = 3.141_592_653_589_793
        let turns = (ranges[angle].lowerBound / halfTurn).rounded(.down)
        return ranges[angle].lowerBound > turns * halfTurn + margin
            && ranges[angle].upperBound < (turns + 1) * halfTurn - margin
    }
}
