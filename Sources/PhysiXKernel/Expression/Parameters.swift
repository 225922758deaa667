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
