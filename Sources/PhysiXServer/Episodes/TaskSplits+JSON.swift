import PhysiXEpisodes
import PhysiXFormats

extension TaskSplits {
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
