package import PhysiXEpisodes
package import PhysiXFormats

/// Over which transport an observation travels; the two differ in where its metadata is repeated.
package enum Transport: Sendable {
    /// `metadata` beside the observation is `null` where there is none.
    case http
    /// `metadata` beside the observation is left out where there is none.
    case webSocket
}

/// An observation of an episode, and what of it is written already.
package struct WrittenObservation: Sendable {
    /// The observation.
    package let observation: Observation
    private let constants: WrittenConstants
    private let turns: WrittenTurns

    init(_ observation: Observation, _ constants: WrittenConstants, _ turns: WrittenTurns) {
        self.observation = observation
        self.constants = constants
        self.turns = turns
    }

    /// How many bytes it may take, for a writer that makes room once.
    var estimatedByteCount: Int { constants.byteCount + 1024 + 512 * observation.history.count }

    /// Writes the observation as OpenEnv sends it: reward and end beside it, its metadata twice.
    package func writeEnvelope(to json: inout JSONWriter, over transport: Transport) {
        json.object { json in
            json.object("observation") { observation.writeFields(to: &$0, with: constants, turns) }
            json.member("reward", observation.reward)
            json.member("done", observation.isDone)
            if observation.hasMetadata {
                json.object("metadata", observation.writeMetadata)
            } else if transport == .http {
                json.member("metadata", String?.none)
            }
        }
    }
}

extension EpisodeSession {
    /// Writes where the episode stands; before the first there is a name for it and no system.
    static func write(_ state: EpisodeState?, episodeID: String, to json: inout JSONWriter) {
        if let state { return json.value(state) }
        json.object { json in
            json.member("episode_id", episodeID)
            json.member("step_count", 0)
            json.member("max_turns", ResetRequest.implicit.turnLimit)
            json.member("last_r_match", 0.0)
            json.member("system_id", String?.none)
            json.member("converged", false)
            json.member("done", false)
        }
    }
}
