import PhysiXEpisodes
import Synchronization

/// A client's session: an episode that outlives a message.
///
/// A class, because a socket and the table of sessions share it. The lock is there because a session that was created
/// over HTTP may be used by a request and by a socket at once; without a rival it costs 20 ns.
package final class Session: Sendable {
    /// Who created the session, and with that, what ends it.
    package enum Origin: Sendable, Equatable {
        /// It ends with its socket.
        case webSocket
        /// It ends when it is closed, or once it has been idle for long and room is needed.
        case http
        /// The same for a client of the Model Context Protocol, which speaks this revision of it.
        case modelContext(ProtocolVersion)
    }

    /// The name that clients use for it.
    package let id: String
    /// Who created it.
    package let origin: Origin
    private let isOfReplica: Bool
    private let play: Mutex<EpisodeSession>

    init(_ origin: Origin, _ catalog: SystemCatalog, named names: SessionNames = SessionNames()) {
        id = names.name(RandomID.session())
        self.origin = origin
        isOfReplica = names.replica != nil
        play = Mutex(EpisodeSession(catalog))
    }

    /// Why a turn would be taken in an episode that its client does not know; `nil` where there is no reason.
    ///
    /// OpenEnv's client connects anew without a word where its socket has ended, and goes on with the next turn. Where there
    /// are several replicas one of them may end at any time, and an implicit start would answer with a reward for another
    /// problem.
    package var missingEpisode: String? {
        guard isOfReplica, !play({ $0.isPlaying }) else { return nil }
        return "there is no episode on this connection; an earlier one ended with its own; reset first"
    }

    /// Uses the session, alone.
    package func play<Result: Sendable, Failure: Error>(
        _ body: (inout sending EpisodeSession) throws(Failure) -> sending Result
    ) throws(Failure) -> Result {
        try play.withLock(body)
    }
}
