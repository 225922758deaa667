/// How the independent parts of a search are carried out: one after the other, or on several threads.
///
/// What a search finds, and how much work is counted for it, does not depend on it.
public struct SearchConcurrency: Sendable {
    /// How many parts go on at a time.
    public let width: Int
    let perform: @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void

    /// Carries out parts in a way of your own.
    ///
    /// - Parameters:
    ///   - width: how many parts go on at a time; at least 1.
    ///   - perform: calls its second argument once with each number from 0 up to its first argument, on any threads, and
    ///     returns when all calls have.
    public init(width: Int, perform: @escaping @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void) {
        precondition(width >= 1, "something must go on")
        self.width = width
        self.perform = perform
    }

    /// One part after the other, on the caller's thread.
    public static let serial = SearchConcurrency(width: 1) { count, part in
        for index in 0..<count { part(index) }
    }
}
