import Glibc
import Synchronization

/// Ctrl-C as a request to finish with what there is; a second one ends the program at once.
enum Interruption {
    private static let flag = Atomic(false)

    /// Whether the user asked to stop.
    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// From now on SIGINT and SIGTERM only set a flag, the first time.
    static func listen() {
        // The first use makes the flag, which must not happen inside the handler.
        flag.store(false, ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interruption.flag.store(true, ordering: .relaxed) }
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)

        // A parent's thread may have had them blocked, which is inherited.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
