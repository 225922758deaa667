import PhysiXEpisodes
import PhysiXFormats

/// An observation as a member of an answer.
struct SentObservation: JSONWritable {
    private let observation: WrittenObservation
    private let transport: Transport

    init(_ observation: WrittenObservation, over transport: Transport) {
        self.observation = observation
        self.transport = transport
    }

    func write(to json: inout JSONWriter) { observation.writeEnvelope(to: &json, over: transport) }
}

/// A session's state as a member of an answer.
struct SessionState: JSONWritable {
    private let session: Session

    init(of session: Session) { self.session = session }

    func write(to json: inout JSONWriter) {
        let state = session.play { play in (state: play.state, episodeID: play.episodeID) }
        EpisodeSession.write(state.state, episodeID: state.episodeID, to: &json)
    }
}
