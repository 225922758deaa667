/// The names that an equation may use: state variables, parameters, and `t` where the problem is driven.
public struct Scope: Sendable, Hashable {
    /// The state variables, without `t`; hidden velocities that an equation introduced stand after the measured ones.
    public private(set) var stateVariables: [String]
    /// How many of the state variables were measured; the rest are hidden velocities.
    public let measuredCount: Int
    /// The names that `params` declares.
    public let parameters: [String]
    /// Whether the right-hand sides may use the time `t`.
    public let isDriven: Bool
    /// The names packed for fast look-up: a symbol for each state variable, then one for each parameter.
    private(set) var symbols: [Symbol]
    /// The first parameter whose name means something else, found once because every parse asks for it.
    private(set) var misnamedParameter: Int?

    /// The names of a problem.
    public init(stateVariables: [String], parameters: [String] = [], isDriven: Bool = false) {
        self.stateVariables = stateVariables
        self.measuredCount = stateVariables.count
        self.parameters = parameters
        self.isDriven = isDriven
        symbols = []
        updateSymbols()
    }

    /// The index of the state variable that is the velocity of the one at `index`, or `nil`.
    ///
    /// The velocity of `x` is called `vx` or `dx`; Docs/Contract.md §3.
    public func velocity(of index: Int) -> Int? { symbols[index].velocity }

    /// The index of the state variable whose velocity the one at `index` is, or `nil`.
    public func position(of index: Int) -> Int? { symbols[index].position }

    /// The name that the symbol at `index` stands for.
    func name(ofSymbol index: Int) -> String {
        index < stateVariables.count ? stateVariables[index] : parameters[index - stateVariables.count]
    }

    /// Adds the velocity of a variable that was measured without it.
    mutating func addVelocity(of index: Int) {
        stateVariables.append("v" + stateVariables[index])
        updateSymbols()
    }

    private mutating func updateSymbols() {
        symbols = (stateVariables + parameters).map { Symbol(key: Symbol.key(of: $0)) }
        for position in stateVariables.indices {
            let names = ["v" + stateVariables[position], "d" + stateVariables[position]]
            guard let velocity = stateVariables.firstIndex(where: names.contains) else { continue }
            symbols[position].velocity = velocity
            if symbols[velocity].position == nil { symbols[velocity].position = position }
        }
        misnamedParameter = parameters.firstIndex { meaning(of: $0) != nil }
    }
}

/// What the parser needs to know about a name, without looking at its characters.
struct Symbol: Sendable, Hashable {
    /// The first eight bytes of the name, the first one lowest; shorter names are filled up with zeros.
    let key: UInt64
    /// The state variable that is this one's velocity.
    var velocity: Int?
    /// The state variable whose velocity this one is.
    var position: Int?

    /// Whether names with this key are longer than the key can tell.
    @inline(__always)
    static func isAbbreviated(_ key: UInt64) -> Bool { key >> 56 != 0 }

    static func key(of name: String) -> UInt64 {
        var key: UInt64 = 0
        for byte in name.utf8.prefix(8).reversed() { key = key << 8 | UInt64(byte) }
        return key
    }
}
