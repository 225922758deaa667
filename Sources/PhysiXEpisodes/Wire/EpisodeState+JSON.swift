public import PhysiXFormats

extension EpisodeState: JSONWritable {
    /// Writes the state with the keys of Docs/Contract.md §2.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("episode_id", episodeID)
            json.member("step_count", stepCount)
            json.member("max_turns", turnLimit)
            json.member("last_r_match", lastMatch)
            json.member("system_id", systemID)
            json.member("converged", isConverged)
            json.member("done", isDone)
        }
    }
}
