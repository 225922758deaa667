import PhysiXKernel

/// Tells the caller how far a search has come, and the search when to stop.
struct SearchMonitor {
    private let effort: Int
    private let report: (DiscoveryProgress) -> Bool
    /// How independent parts of the search are carried out.
    let concurrency: SearchConcurrency
    /// Work that earlier parts of the search did.
    var earlierWork = 0.0
    /// Whether the caller asked to stop, or the effort is spent.
    private(set) var isStopped = false
    /// Whether it was the caller who asked.
    private(set) var wasInterrupted = false

    init(effort: Int, concurrency: SearchConcurrency = .serial, report: @escaping (DiscoveryProgress) -> Bool) {
        self.effort = effort
        self.concurrency = concurrency
        self.report = report
    }

    /// Reports progress and says whether to go on.
    mutating func goesOn(_ stage: DiscoveryProgress.Stage, work: Double, best: Fit?, _ language: Language) -> Bool {
        guard !isStopped else { return false }
        let spent = (earlierWork + work) / Double(max(1, effort))
        let progress = DiscoveryProgress(
            stage: stage, spent: min(1, spent),
            best: best.map { language.system($0.structure) }, parameters: best?.parameters ?? [])
        wasInterrupted = !report(progress)
        isStopped = wasInterrupted || spent >= 1
        return !isStopped
    }
}
