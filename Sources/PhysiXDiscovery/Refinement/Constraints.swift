/// Constants that a fit may not choose freely: some stay where they are, some follow others.
struct Constraints {
    /// The unknowns that stay as they are, counted as in ``Unknowns/point``.
    var fixed: Set<Int> = []
    /// Constants that equal another one or its negative; the other one has the smaller index and is not tied itself.
    private var ties: [(follower: Int, leader: Int, sign: Double)] = []

    /// No constraints.
    static let none = Constraints()

    /// Whether everything is free.
    var isEmpty: Bool { fixed.isEmpty && ties.isEmpty }

    /// Lets a constant follow another one.
    mutating func tie(_ follower: Int, to leader: Int, sign: Double) { ties.append((follower, leader, sign)) }

    /// The constant that another one follows, if it follows one.
    func leader(of index: Int) -> Int? { ties.first { $0.follower == index }?.leader }

    /// Whether a constant is neither fixed nor tied.
    func isFree(_ index: Int) -> Bool { !fixed.contains(index) && leader(of: index) == nil }

    /// Moves what follows to where it belongs.
    func impose(on unknowns: inout Unknowns) {
        for tie in ties { unknowns.parameters[tie.follower] = tie.sign * unknowns.parameters[tie.leader] }
    }

    /// Lets the residuals depend on what is free alone.
    func impose(on linearization: inout Linearization) {
        for tie in ties { linearization.fold(tie.follower, into: tie.leader, sign: tie.sign) }
        linearization.freeze(fixed)
    }
}
