import PhysiXKernel

/// Tells the caller how far a search has come, and the search when to stop.
struct SearchMonitor {
    private let effort: Int
    /// What the parts of the search ask that take long without it.
    let stop: StopRequest
    /// How independent parts of the search are carried out.
    let concurrency: SearchConcurrency
    /// Work that earlier parts of the search did.
    var earlierWork = 0.0
    /// The part of the effort at which the present stage of the search ends, so that later ones have theirs.
    var share = 1.0
    /// Whether the caller asked to stop.
    var wasInterrupted: Bool { stop.isMade }

    /// The part of the effort by which the last stage may exceed it: a law that took all of it to be found still deserves
    /// exact constants.
    private static let reserve = 0.25

    init(effort: Int, concurrency: SearchConcurrency = .serial, report: @escaping (DiscoveryProgress) -> Bool) {
        self.effort = effort
        self.concurrency = concurrency
        stop = StopRequest(report: report)
    }

    /// Reports progress and says whether to go on.
    mutating func goesOn(_ stage: DiscoveryProgress.Stage, work: Double, best: Fit?, _ language: Language) -> Bool {
        guard !wasInterrupted else { return false }
        let spent = (earlierWork + work) / Double(max(1, effort))
        let progress = DiscoveryProgress(
            stage: stage, spent: min(1, spent),
            best: best.map { language.system($0.structure) }, parameters: best?.parameters ?? [])
        return stop.goesOn(progress) && spent < (stage == .polishing ? share + Self.reserve : share)
    }

    /// The part of the effort that earlier parts of the search took.
    var spent: Double { earlierWork / Double(max(1, effort)) }

    /// Whether nothing more may be searched.
    var isSpent: Bool { wasInterrupted || spent >= 1 }

    /// Reports that a law that was found is put to the test, and says whether the caller lets that go on; the effort is
    /// for the search alone.
    mutating func goesOn(testing best: Candidate) -> Bool {
        guard !wasInterrupted else { return false }
        let progress = DiscoveryProgress(
            stage: .resampling, spent: min(1, spent), best: best.system, parameters: best.parameters.values)
        return stop.goesOn(progress)
    }
}
