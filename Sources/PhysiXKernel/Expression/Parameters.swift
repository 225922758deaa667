/// Named constants of a proposal, such as `g = 9.81`, in the order in which they were given.
public struct Parameters: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// The names, each once.
    public private(set) var names: [String]
    /// The values, in the order of ``names``.
    public private(set) var values: [Double]

    /// No parameters.
    public init() {
        names = []
        values = []
    }

    /// Parameters in the order given; a name that comes again replaces the earlier value.
    public init(_ pairs: some Sequence<(String, Double)>) {
        self.init()
        for (name, value) in pairs { self[name] = value }
    }

    /// Parameters written out: `["g": 9.81, "L": 1.2]`.
    public init(dictionaryLiteral elements: (String, Double)...) { self.init(elements) }

    /// How many there are.
    public var count: Int { names.count }

    /// The value of a parameter, or `nil` where it is not declared.
    public subscript(name: String) -> Double? {
        get { names.firstIndex(of: name).map { values[$0] } }
        set {
            if let index = names.firstIndex(of: name) {
                if let newValue {
                    values[index] = newValue
                } else {
                    names.remove(at: index)
                    values.remove(at: index)
                }
            } else if let newValue {
                names.append(name)
                values.append(newValue)
            }
        }
    }
}

extension Parameters {
    /// The values in the order of the system's parameters, as the integrator takes them.
    ///
    /// A declared parameter that no equation uses needs no value and gets 0.
    ///
    /// - Throws: an ``EquationError`` where a value is not finite, or a parameter that is used has none.
    public func values(for system: EquationSystem) throws(EquationError) -> [Double] {
        for (index, value) in values.enumerated() where !value.isFinite {
            throw EquationError(
                .valueNotFinite, "the parameter `\(names[index])` is not a finite number", found: "\(value)",
                expected: "a finite number")
        }
        let wanted = system.scope.parameters
        if wanted == names { return values }
        var result: [Double] = []
        for (index, name) in wanted.enumerated() {
            if let value = self[name] {
                result.append(value)
            } else if system.nodes.contains(where: { $0.operation == .parameter && $0.left == index }) {
                throw EquationError(
                    .valueMissing, "the parameter `\(name)` is used and has no value", found: name,
                    suggestion: "give `\(name)` a value in `params`")
            } else {
                result.append(0)
            }
        }
        return result
    }
}
