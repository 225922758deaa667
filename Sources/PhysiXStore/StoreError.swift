public import PhysiXKernel

/// Why sessions cannot be kept or brought back.
public enum StoreError: Diagnosable, Hashable {
    /// There is no such file.
    case missing(file: String)
    /// The file cannot be opened or made.
    case unopenable(file: String, reason: String)
    /// The file or its folder may not be written.
    case readOnly(file: String)
    /// Another program keeps the file locked.
    case locked(file: String)
    /// The disk is full.
    case full(file: String)
    /// The file is damaged or no database at all.
    case damaged(file: String, reason: String)
    /// The file is a database of another program.
    case foreign(file: String)
    /// The file was written by a newer version of PhysiX.
    case newer(file: String)
    /// Anything else that the database complains about.
    case failed(file: String, reason: String)
    /// There is no session of this name.
    case unknownSession(SessionID)
    /// There is a session of this name already.
    case duplicate(SessionID)
    /// A turn is not the one after the last that was kept.
    case outOfStep(SessionID, turn: Int, kept: Int)
    /// What was kept of a session cannot be read.
    case unreadable(SessionID, reason: String, hint: String?)

    /// What is wrong.
    public var summary: String {
        switch self {
        case .missing(let file): "there is no database `\(file)`"
        case .unopenable(let file, let reason): "cannot open the database `\(file)`: \(reason)"
        case .readOnly(let file): "the database `\(file)` cannot be written"
        case .locked(let file): "the database `\(file)` is locked by another program"
        case .full(let file): "the disk with the database `\(file)` is full"
        case .damaged(let file, let reason): "`\(file)` is damaged or no database: \(reason)"
        case .foreign(let file): "`\(file)` is a database of another program"
        case .newer(let file): "the database `\(file)` was written by a newer version of PhysiX"
        case .failed(let file, let reason): "the database `\(file)` failed: \(reason)"
        case .unknownSession(let id): "there is no episode `\(id)`"
        case .duplicate(let id): "there is an episode `\(id)` already"
        case .outOfStep(let id, let turn, let kept):
            "turn \(turn) of episode `\(id)` does not follow: \(kept) of its turns are kept"
        case .unreadable(let id, let reason, _): "episode `\(id)` cannot be brought back: \(reason)"
        }
    }

    /// What to do.
    public var hint: String? {
        switch self {
        case .missing: "check the path"
        case .unopenable: "check that the folder exists and may be written"
        case .readOnly: "check the permissions of the file and its folder, where two more files are kept beside it"
        case .locked: "wait for the other program, or name another file"
        case .full: "make room on the disk, or choose another place"
        case .damaged: "put the file aside, or try `sqlite3 FILE .recover`"
        case .foreign: "name another file"
        case .newer: "use that version, or name another file"
        case .failed: nil
        case .unknownSession: "`physix episodes list` shows those that are kept"
        case .duplicate: "choose another name"
        case .outOfStep: "load the episode again and go on from there"
        case .unreadable(_, _, let hint): hint
        }
    }

    /// Whether the file is at fault and not the call, so that memory would do better.
    public var isFileFault: Bool {
        switch self {
        case .unknownSession, .duplicate, .outOfStep, .unreadable: false
        default: true
        }
    }
}
