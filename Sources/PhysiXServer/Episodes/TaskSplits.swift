package import PhysiXEpisodes
import PhysiXFormats

/// The systems of a catalogue as tasks: for training, for validation, and those that are held out for tests.
package struct TaskSplits: Sendable {
    /// The splits, in the order in which they are listed.
    package enum Split: String, Sendable, CaseIterable {
        /// Tiers 1 and 2, and systems of one's own.
        case train
        /// The classics of tier 4, which training never draws.
        case validation
        /// Tier 3, held out of training by the contract (§5).
        case test
    }

    /// What the tasks are made from.
    package let catalog: SystemCatalog

    package init(_ catalog: SystemCatalog) { self.catalog = catalog }

    /// The systems of a split, by tier and then by id.
    package func systems(of split: Split) -> [SystemDefinition] {
        catalog.systems.filter { system in
            switch split {
            case .train: ![3, 4].contains(system.tier)
            case .validation: system.tier == 4
            case .test: system.tier == 3
            }
        }
    }

    /// Writes a member `tasks` with some of a split's tasks.
    func write(_ indices: Range<Int>, of split: Split, to json: inout JSONWriter) {
        let systems = systems(of: split)
        json.array("tasks") { json in
            for index in indices {
                json.object { writeMembers(of: systems[index], index, split, to: &$0) }
            }
        }
    }

    /// Writes what a reset needs to start a task, and what it is about.
    func writeMembers(of system: SystemDefinition, _ index: Int, _ split: Split, to json: inout JSONWriter) {
        json.member("split", split.rawValue)
        json.member("index", index)
        json.member("system_id", system.id)
        json.member("tier", system.tier)
        json.member("state_variables", system.law.stateVariables)
        json.member("duration", system.duration)
    }
}
