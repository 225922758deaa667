import GRDB

extension StoreError {
    /// What SQLite's complaint about a file means.
    init(_ error: any Error, file: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error, file: file)
        default: self = .failed(file: file, reason: "\(error)")
        }
    }

    private init(_ error: DatabaseError, file: String) {
        let reason = error.message ?? "result code \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(file: file)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(file: file)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(file: file)
        case .SQLITE_CANTOPEN: self = .unopenable(file: file, reason: reason)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(file: file, reason: reason)
        default: self = .failed(file: file, reason: reason)
        }
    }
}
