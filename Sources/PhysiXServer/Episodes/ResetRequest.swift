package import PhysiXEpisodes

/// Which episode a client wants; what it leaves open is chosen for it.
package struct ResetRequest: Sendable, Equatable {
    /// The seed of the problem; one at random where there is none.
    package var seed: UInt64?
    /// A name for the episode; one at random where there is none.
    package var episodeID: String?
    /// The system's id; where there is none, the seed selects one of those for training.
    package var systemID: String?
    /// How many turns there are.
    package var turnLimit = 8
    /// How the problem is drawn and shown.
    package var options = ProblemOptions()
    /// Whether observations carry the prompt for the next proposal.
    package var hasPrompt = false

    /// What an agent gets that steps before it has reset: the same problem every time.
    package static let implicit = ResetRequest(seed: 0)

    package init(seed: UInt64? = nil, episodeID: String? = nil, systemID: String? = nil) {
        self.seed = seed
        self.episodeID = episodeID
        self.systemID = systemID
    }
}
