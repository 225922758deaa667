import Glibc
import Logging
import PhysiXEpisodes
import PhysiXStore

/// Where interactive sessions are kept.
package enum SessionKeeping: Sendable, Equatable {
    /// In a file that somebody named; where it cannot be used, the server does not start.
    case file(String)
    /// In the file of this user's data folder; where it cannot be used, memory has to do.
    case usual(String)
    /// In memory, until the server ends.
    case memory

    /// The user's data folder, by the XDG base directory specification; memory where this user has none.
    init(dataFolder: String?, home: String?) {
        let folder = dataFolder.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home.map { $0 + "/.local/share" }
        self = folder.map { .usual($0 + "/physix/sessions.sqlite") } ?? .memory
    }

    /// A sentence for whoever starts the server.
    package var sentence: String {
        switch self {
        case .file(let file), .usual(let file): "Sessions are kept in \(file)"
        case .memory: "Sessions are kept in memory only"
        }
    }

    /// Opens it.
    ///
    /// - Returns: the store, and the same with a file where there is one, for its upkeep.
    /// - Throws: ``StoreError`` where a named file cannot be used.
    func open(
        _ catalog: SystemCatalog, _ logger: Logger
    ) throws(StoreError) -> (store: any SessionStore, file: FallbackStore?) {
        switch self {
        case .memory: return (SessionMemory(), nil)
        case .file(let file):
            let store = Self.fallback(try SessionDatabase(file, catalog: catalog), logger)
            return (store, store)
        case .usual(let file):
            Self.makeFolder(of: file)
            do throws(StoreError) {
                let store = Self.fallback(try SessionDatabase(file, catalog: catalog), logger)
                return (store, store)
            } catch {
                logger.error(
                    "sessions are kept in memory only",
                    metadata: ["reason": "\(error.summary)", "hint": "\(error.hint ?? "name a file by --database")"])
                return (SessionMemory(), nil)
            }
        }
    }

    private static func fallback(_ database: SessionDatabase, _ logger: Logger) -> FallbackStore {
        FallbackStore(database) { notice in
            switch notice {
            case .goesOnInMemory(let error):
                logger.error(
                    "sessions are kept in memory until the database can be written again",
                    metadata: ["reason": "\(error.summary)", "hint": "\(error.hint ?? "")"])
            case .isWrittenAgain(let sessions):
                logger.notice("the database is written again", metadata: ["sessions": "\(sessions)"])
            case .isForgotten:
                // Its name would let whoever reads the log play it.
                logger.error("a session was dropped from memory before it could be written")
            case .isLost(let sessions):
                logger.error(
                    "the server ends, and the database cannot be written: turns are lost",
                    metadata: ["sessions": "\(sessions)"])
            }
        }
    }

    /// Makes the folders on the way to a file; where that fails, opening the file says so.
    private static func makeFolder(of file: String) {
        var path = ""
        for part in file.split(separator: "/").dropLast() {
            path += "/" + part
            mkdir(path, 0o700)
        }
    }
}
