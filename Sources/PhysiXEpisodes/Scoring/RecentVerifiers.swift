import PhysiXKernel

/// A verifier that a dictionary can hold; a class, because a verifier itself cannot be copied.
final class SharedVerifier {
    var verifier: Verifier

    init(_ problem: Problem) { verifier = problem.makeVerifier() }
}

/// The verifiers of the problems that were asked for last.
///
/// Two generations: where the younger one is full, it becomes the older one and what was older is dropped. What was asked
/// for within the last `limit` different problems is always there, at the cost of one or two look-ups.
struct RecentVerifiers {
    private let limit: Int
    private var younger: [DrawnProblem: SharedVerifier] = [:]
    private var older: [DrawnProblem: SharedVerifier] = [:]

    init(limit: Int) { self.limit = limit }

    subscript(problem: DrawnProblem) -> SharedVerifier? {
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

    private mutating func insert(_ verifier: SharedVerifier, for problem: DrawnProblem) {
        if younger.count >= limit {
            older = younger
            younger = [:]
        }
        younger[problem] = verifier
    }
}
