package import PhysiXKernel

/// A verifier that a dictionary can hold; a class, because a verifier itself cannot be copied.
package final class SharedVerifier {
    package var verifier: Verifier

    package init(_ problem: Problem) { verifier = problem.makeVerifier() }
}

/// The verifiers of the problems that were asked for last.
///
/// Two generations: where the younger one is full, it becomes the older one and what was older is dropped. What was asked
/// for within the last `limit` different problems is always there, at the cost of one or two look-ups.
package struct RecentVerifiers<Key: Hashable> {
    private let limit: Int
    private var younger: [Key: SharedVerifier] = [:]
    private var older: [Key: SharedVerifier] = [:]

    package init(limit: Int) { self.limit = limit }

    package subscript(problem: Key) -> SharedVerifier? {
        mutating get {
            if let found = younger[problem] { return found }
            guard let found = older[problem] else { return nil }
            insert(found, for: problem)
            return found
        }
        set {
            guard let newValue else { return }
            insert(newValue, for: problem)
        }
    }

    private mutating func insert(_ verifier: SharedVerifier, for problem: Key) {
        if younger.count >= limit {
            older = younger
            younger = [:]
        }
        younger[problem] = verifier
    }
}
