public import PhysiXKernel

/// The systems that a problem can be drawn from, by tier and then by id.
public struct SystemCatalog: Sendable {
    /// All of them, in order.
    public private(set) var systems: [SystemDefinition]

    /// The systems that come with PhysiX.
    public static let builtIn = SystemCatalog(all)

    /// A catalogue of these systems alone.
    public init(_ systems: [SystemDefinition]) {
        self.systems = systems.sorted { ($0.tier, $0.id) < ($1.tier, $1.id) }
    }

    /// This catalogue and systems of one's own; an id that is there already is replaced.
    public func adding(_ others: [SystemDefinition]) -> SystemCatalog {
        let ids = Set(others.map(\.id))
        return SystemCatalog(systems.filter { !ids.contains($0.id) } + others)
    }

    /// The system of this id.
    ///
    /// - Throws: ``UnknownSystem``, which lists the known ids and names the one that was probably meant.
    public func system(_ id: String) throws(UnknownSystem) -> SystemDefinition {
        guard let system = systems.first(where: { $0.id == id }) else {
            throw UnknownSystem(id: id, known: systems.map(\.id))
        }
        return system
    }

    /// The system that a seed selects, evenly among those of some tiers.
    ///
    /// - Parameters:
    ///   - seed: the seed of the episode.
    ///   - tiers: those for training unless said otherwise; tier 3 is held out (Docs/Contract.md §5).
    /// - Returns: the system; `nil` where there is none of these tiers.
    public func drawn(seed: UInt64, from tiers: Set<Int> = [1, 2]) -> SystemDefinition? {
        var generator = SeededGenerator(seed: seed, stream: Problem.Stream.system.rawValue)
        let candidates = systems.filter { tiers.contains($0.tier) }
        // The standard library may change how it picks an element; this stays.
        let place = Int(generator.uniform() * Double(candidates.count))
        return candidates.isEmpty ? nil : candidates[place]
    }
}

/// An id that no system of the catalogue has.
public struct UnknownSystem: Diagnosable, Hashable {
    /// What was asked for.
    public let id: String
    /// What there is.
    public let known: [String]

    /// What is wrong.
    public var summary: String { "unknown system `\(id)`; known are \(known.joined(separator: ", "))" }

    /// The id that was probably meant.
    public var hint: String? { closest.map { "did you mean `\($0)`?" } }

    /// The known id with the fewest edits, if there are few for its length.
    private var closest: String? {
        let wanted = Array(id.lowercased().utf8.prefix(64)).map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }
        let ranked = known.map { (id: $0, edits: edits(from: wanted, to: Array($0.utf8))) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
        return best.edits <= max(2, best.id.utf8.count / 3) ? best.id : nil
    }

    /// Levenshtein's distance: insertions, deletions and replacements of a byte.
    private func edits(from source: [UInt8], to target: [UInt8]) -> Int {
        var row = Array(0...target.count)
        for (line, byte) in source.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in target.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[target.count]
    }
}
