public import PhysiXKernel

/// What problems are drawn for: to be learnt from, or to tell what was learnt.
///
/// No problem is in two of them: ``train`` and ``heldout`` draw the same systems with different seeds, ``validation`` and
/// ``test`` draw systems that the others never do.
public enum DataSplit: String, Sendable, CaseIterable {
    /// The systems for training.
    case train
    /// The systems for training, with numbers that training never saw.
    case heldout
    /// The classics of tier 4.
    case validation
    /// Tier 3, held out by the contract (§5).
    case test

    /// The systems it draws from, as the server's tasks name them.
    public var tasks: TaskSplits.Split {
        switch self {
        case .train, .heldout: .train
        case .validation: .validation
        case .test: .test
        }
    }

    /// How many problems of each system there are in a split: the first seed that is held out.
    public static let size: UInt64 = 1_000_000_000_000

    /// The seed of the problem with this number, from 0.
    ///
    /// - Precondition: the number is below ``size``.
    public func seed(of number: UInt64) -> UInt64 {
        precondition(number < Self.size, "a split has \(Self.size) problems of each system")
        return self == .heldout ? Self.size + number : number
    }

    /// The systems of the split, all of them or those that are named.
    ///
    /// - Throws: ``UnknownSystem`` for an id that is not in the catalogue, and ``SystemOfOtherSplit`` for one that belongs
    ///   elsewhere.
    public func systems(in catalog: SystemCatalog, named ids: [String] = []) throws -> [SystemDefinition] {
        let systems = TaskSplits(catalog).systems(of: tasks)
        guard !ids.isEmpty else { return systems }
        return try ids.map { id in
            let system = try catalog.system(id)
            guard systems.contains(where: { $0.id == system.id }) else {
                throw SystemOfOtherSplit(id: id, tier: system.tier, asked: self, known: systems.map(\.id))
            }
            return system
        }
    }
}

/// A system that was asked of a split to which it does not belong.
public struct SystemOfOtherSplit: Diagnosable, Hashable {
    /// The system.
    public let id: String
    /// Its tier.
    public let tier: Int
    /// The split it was asked of.
    public let asked: DataSplit
    /// What that split has.
    public let known: [String]

    /// What is wrong.
    public var summary: String {
        "`\(id)` is of tier \(tier) and not in the split `\(asked.rawValue)`, which has \(known.joined(separator: ", "))"
    }

    /// The split that has it.
    public var hint: String? {
        DataSplit.allCases.first { $0.tasks == (tier == 3 ? .test : tier == 4 ? .validation : .train) }.map {
            "it is in `\($0.rawValue)`: what is learnt and what tells how well must not be mixed"
        }
    }
}
