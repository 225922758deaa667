import PhysiXKernel

/// Names for a system's variables in a programming language, none of them a word of that language.
struct SourceNames {
    private var chosen: [String: String] = [:]

    /// Gives every name of a scope an underscore more until it is free.
    init(_ scope: Scope, reserved: Set<String>) {
        let names = scope.stateVariables + scope.parameters
        var taken = reserved.union(names)
        for name in names {
            var free = name
            while reserved.contains(free) || (free != name && taken.contains(free)) { free += "_" }
            taken.insert(free)
            chosen[name] = free
        }
    }

    subscript(_ name: String) -> String { chosen[name] ?? name }
}
