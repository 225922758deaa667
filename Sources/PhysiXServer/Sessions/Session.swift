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
    package let id = RandomID.session()
    /// Who created it.
    package let origin: Origin
    private let play: Mutex<EpisodeSession>

    init(_ origin: Origin, _ catalog: SystemCatalog) {
        self.origin = origin
        play = Mutex(EpisodeSession(catalog))
    }

    /// Uses the session, alone.
    package func play<Result: Sendable, Failure: Error>(
        _ body: (inout sending EpisodeSession) throws(Failure) -> sending Result
    ) throws(Failure) -> Result {
        try play.withLock(body)
    }
}
