public import ArgumentParser
import PhysiXEpisodes
public import PhysiXStore

extension SessionDatabase {
    /// The record of an episode.
    ///
    /// - Throws: `StoreError.unknownSession` where there is none of this name.
    func record(of id: SessionID) throws -> EpisodeRecord {
        guard let session = try session(id) else { throw StoreError.unknownSession(id) }
        return session.record
    }
}

extension SessionID: ExpressibleByArgument {
    /// 32 hexadecimal digits.
    public init?(argument: String) { self.init(argument) }
}
