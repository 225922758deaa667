import PhysiXKernel

/// Collects the terms with inner constants that what was measured admits.
///
/// | family | terms | inner constants tried |
/// |---|---|---|
/// | saturating | x^a/(K + x^n), y·x^a/(K + x^n), n to 5 | K from 0.03^n to 2^n of the largest x^n |
/// | saturating | x/√(K + x²) | K from 0.1² to 2² of the largest x² |
/// | kinked | abs(x − c) | c in the range |
/// | exponential | exp(r·x), x·exp(r·x), y·exp(r·x) | r from 0.7 to 8 over the range of x |
/// | logistic | 1/(1 + exp(b − r·x)), times x or y, and of two variables | r from 1 to 30 over the range, its middle in the range |
/// | power | x^p, y·x^p | p from −2.5 to 3.5 |
/// | periodic | sin(w·x), cos(w·x) | w from 1.5 to 60 over the range |
/// | driving | exp(r·t), x·exp(r·t), x·sin(w·t), x·cos(w·t) | r from −16 to −1, w to 120 over the span |
struct PatternBuilder {
    /// The patterns so far.
    private(set) var patterns: [Pattern] = []

    private let ranges: [ClosedRange<Double>]
    private let formulation: Formulation
    private let span: Double

    /// The patterns for curves that lie in these ranges.
    init(_ formulation: Formulation, ranges: [ClosedRange<Double>], span: Double) {
        self.formulation = formulation
        self.ranges = ranges
        self.span = span
        if formulation.isDriven { addFunctionsOfTime() }
        guard ranges.count <= 4 else { return }
        for state in ranges.indices where width(state) > 0 {
            let others = ranges.indices.filter { $0 != state }.map { Factor.power(state: $0, exponent: 1) }
            addSaturating(state, others)
            addExponential(state, others)
            addLogistic(state, others)
            addPowers(state, others)
            addPeriodic(state)
            addKinks(state)
            for other in ranges.indices where other > state && width(other) > 0 { addLogistic(of: state, and: other) }
        }
    }

    private func largest(_ state: Int) -> Double {
        max(ranges[state].lowerBound.magnitude, ranges[state].upperBound.magnitude)
    }

    private func width(_ state: Int) -> Double { ranges[state].upperBound - ranges[state].lowerBound }

    private func middle(_ state: Int) -> Double { (ranges[state].upperBound + ranges[state].lowerBound) / 2 }

    private mutating func add(
        _ family: TermFamily, _ cost: Double, _ factors: [Factor], _ grid: [[Double]], _ limits: [ClosedRange<Double>]
    ) {
        patterns.append(Pattern(factors: factors, cost: cost, family: family, grid: grid, limits: limits))
    }

    private mutating func addSaturating(_ state: Int, _ others: [Factor]) {
        guard ranges[state].lowerBound >= -0.01 * largest(state) else { return }
        for exponent in 1...5 {
            func scale(_ share: Double) -> Double {
                Elementary.exp(Double(exponent) * Elementary.log(share * largest(state)))
            }
            let grid = [0.03, 0.05, 0.08, 0.13, 0.2, 0.32, 0.5, 0.8, 1.25, 2].map { [scale($0)] }
            let limits = [scale(0.003)...scale(8)]
            let saturation = Factor.saturation(state: state, exponent: exponent)
            let cost = 3 + 0.5 * Double(exponent)
            add(.saturating, cost + 1, [saturation], grid, limits)
            for power in 1...exponent {
                add(.saturating, cost, [.power(state: state, exponent: power), saturation], grid, limits)
            }
            for other in others {
                add(.saturating, cost + 1, [other, saturation], grid, limits)
                for power in Set([1, exponent]).sorted() where exponent < 3 || power == exponent {
                    let factors = [other, .power(state: state, exponent: power), saturation]
                    add(.saturating, cost + 0.5, factors, grid, limits)
                }
            }
        }
    }

    private mutating func addKinks(_ state: Int) {
        let grid = (1...9).map { [ranges[state].lowerBound + 0.1 * Double($0) * width(state)] }
        add(.kinked, 6.5, [.kink(state: state)], grid, [ranges[state].lowerBound...ranges[state].upperBound])
        let square = largest(state) * largest(state)
        let factors = [Factor.power(state: state, exponent: 1), .rootSaturation(state: state)]
        let shares = [0.01, 0.03, 0.1, 0.3, 1, 4].map { [$0 * square] }
        add(.saturating, 5, factors, shares, [1e-4 * square...20 * square])
    }

    private mutating func addExponential(_ state: Int, _ others: [Factor]) {
        let exponential = Factor.exponential(.scaledState(state))
        let steepest = min(9 / width(state), 100 / largest(state))
        let grid = [0.7, 1.5, 3, 5, 8].flatMap { [[-$0 / width(state)], [$0 / width(state)]] }
            .filter { $0[0].magnitude < steepest }
        let limits = [-steepest...steepest]
        add(.exponential, 4, [exponential], grid, limits)
        add(.exponential, 4.5, [.power(state: state, exponent: 1), exponential], grid, limits)
        for other in others { add(.exponential, 5, [other, exponential], grid, limits) }
        guard ranges[state].staysOnOneSideOfZero else { return }
        add(.exponential, 5, [.power(state: state, exponent: -1), exponential], grid, limits)
    }

    private mutating func addPowers(_ state: Int, _ others: [Factor]) {
        guard ranges[state].lowerBound > 1e-4 * largest(state) else { return }
        let grid = [-2.5, -1.5, -0.5, 0.25, 0.5, 0.75, 1.25, 1.5, 1.75, 2.5, 3.5].map { [$0] }
        let power = Factor.realPower(state: state)
        add(.power, 4.5, [power], grid, [-5...5])
        for other in others { add(.power, 5.5, [other, power], grid, [-5...5]) }
    }

    private mutating func addPeriodic(_ state: Int) {
        guard !formulation.velocityStates.contains(state), largest(state) < 5 * width(state) else { return }
        let step = 1.5 / largest(state)
        let grid = (1...40).map { [step * Double($0)] }
        let limits = [0.5 * step...60 * step]
        add(.periodic, 5, [.sine(.scaledState(state))], grid, limits)
        add(.periodic, 5.5, [.cosine(.scaledState(state))], grid, limits)
    }

    private mutating func addFunctionsOfTime() {
        let rates = [-16.0, -8, -4, -2, -1].map { [$0 / span] }
        add(.driving, 3, [.exponential(.scaledTime)], rates, [-40 / span...10 / span])
        let frequencies = (2...80).map { [1.5 * Double($0) / span] }
        for state in ranges.indices {
            let power = Factor.power(state: state, exponent: 1)
            add(.driving, 4, [power, .exponential(.scaledTime)], rates, [-40 / span...10 / span])
            for wave in [Factor.sine(.scaledTime), .cosine(.scaledTime)] {
                add(.driving, 3, [power, wave], frequencies, [0...130 / span])
            }
        }
    }
}

extension PatternBuilder {
    private static let steepest = 60.0

    private mutating func addLogistic(_ state: Int, _ others: [Factor]) {
        var grid: [[Double]] = []
        for steepness in [1.0, 1.5, 2.2, 3.3, 5, 8, 12, 20, 30] {
            let rate = steepness / width(state)
            for place in [-0.3, -0.1, 0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3] {
                grid.append([rate * (ranges[state].lowerBound + place * width(state)), rate])
            }
        }
        let rate = Self.steepest / width(state)
        let limits = [-rate * 3 * largest(state)...rate * 3 * largest(state), -rate...rate]
        let logistic = Factor.logistic(states: [state])
        add(.logistic, 4.5, [logistic], grid, limits)
        add(.logistic, 5.5, [.power(state: state, exponent: 1), logistic], grid, limits)
        for other in others { add(.logistic, 5.5, [other, logistic], grid, limits) }
    }

    private mutating func addLogistic(of first: Int, and second: Int) {
        var grid: [[Double]] = []
        let turn = 3.141_592_653_589_793 / 8
        for direction in 1..<8 where direction != 4 {
            let angle = turn * Double(direction)
            for steepness in [1.0, 3, 8] {
                let rates = [
                    steepness * Elementary.cos(angle) / width(first), steepness * Elementary.sin(angle) / width(second),
                ]
                let middle = rates[0] * middle(first) + rates[1] * middle(second)
                for place in [-0.4, -0.2, 0, 0.2, 0.4] { grid.append([middle + place * steepness] + rates) }
            }
        }
        let (left, right) = (Self.steepest / width(first), Self.steepest / width(second))
        let threshold = 3 * (left * largest(first) + right * largest(second))
        add(
            .logistic, 5.5, [.logistic(states: [first, second])], grid,
            [-threshold...threshold, -left...left, -right...right])
    }
}
