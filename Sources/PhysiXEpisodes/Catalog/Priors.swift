import PhysiXKernel

/// Where a number of a hidden system comes from.
public enum Prior: Sendable, Hashable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// Always this number.
    case fixed(Double)
    /// Drawn evenly from this interval for each episode.
    case uniform(Double, Double)

    /// A fixed number.
    public init(floatLiteral value: Double) { self = .fixed(value) }
    /// A fixed number.
    public init(integerLiteral value: Int) { self = .fixed(Double(value)) }

    /// A number from it; only ``uniform(_:_:)`` uses up a value of the generator.
    func draw(using generator: inout SeededGenerator) -> Double {
        switch self {
        case .fixed(let value): value
        case .uniform(let lower, let upper): generator.uniform(lower, upper)
        }
    }

    /// Whether the bounds are finite and in order.
    var isValid: Bool {
        switch self {
        case .fixed(let value): value.isFinite
        case .uniform(let lower, let upper): lower.isFinite && upper.isFinite && lower <= upper
        }
    }

    /// What is wrong with a prior that is not valid.
    func flaw(of name: String) -> String {
        switch self {
        case .fixed: "`\(name)` must be a finite number"
        case .uniform: "the range of `\(name)` must be two finite numbers in order"
        }
    }
}

/// Named priors in the order in which they are drawn: `["g": 9.81, "L": .uniform(0.5, 2)]`.
public struct Priors: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// The names, in order.
    public private(set) var names: [String] = []
    /// The priors, in the order of ``names``.
    public private(set) var values: [Prior] = []

    /// Priors in the order given.
    public init(_ pairs: some Sequence<(String, Prior)>) {
        for (name, prior) in pairs {
            names.append(name)
            values.append(prior)
        }
    }

    /// Priors written out.
    public init(dictionaryLiteral elements: (String, Prior)...) { self.init(elements) }

    /// A number for each name.
    func draw(using generator: inout SeededGenerator) -> Parameters {
        var drawn = Parameters()
        for (name, prior) in zip(names, values) { drawn[name] = prior.draw(using: &generator) }
        return drawn
    }
}
