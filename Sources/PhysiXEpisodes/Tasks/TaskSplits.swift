/// The systems of a catalogue as tasks: for training, for validation, and those that are held out for tests.
public struct TaskSplits: Sendable {
    /// The splits, in the order in which they are listed.
    public enum Split: String, Sendable, CaseIterable {
        /// Tiers 1 and 2, and systems of one's own.
        case train
        /// The classics of tier 4, which training never draws.
        case validation
        /// Tier 3, held out of training by the contract (§5).
        case test
    }

    /// What the tasks are made from.
    public let catalog: SystemCatalog

    /// The tasks of a catalogue.
    public init(_ catalog: SystemCatalog) { self.catalog = catalog }

    /// The systems of a split, by tier and then by id.
    public func systems(of split: Split) -> [SystemDefinition] {
        catalog.systems.filter { Self.split(of: $0) == split }
    }

    /// The one split that a system belongs to.
    static func split(of system: SystemDefinition) -> Split {
        switch system.tier {
        case 3: .test
        case 4: .validation
        default: .train
        }
    }
}
