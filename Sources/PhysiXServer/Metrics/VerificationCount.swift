import Synchronization

/// How many proposals this process has verified, over whichever protocol.
enum VerificationCount {
    private static let count = Atomic(0)

    static var current: Int { count.load(ordering: .relaxed) }

    static func increase() { count.add(1, ordering: .relaxed) }
}
