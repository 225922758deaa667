import PhysiXKernel

/// Tells the caller how far a search has come, and the search when to stop.
struct SearchMonitor {
    private let effort: Int
    /// What the parts of the search ask that take long without it.
    let stop: StopRequest
    /// Work that earlier parts of the search did.
    var earlierWork = 0.0
    /// Whether the caller asked to stop, or the effort is spent.
    private(set) var isStopped = false
    /// Whether it was the caller who asked.
    var wasInterrupted: Bool { stop.isMade }

    init(effort: Int, report: @escaping (DiscoveryProgress) -> Bool) {
        self.effort = effort
        stop = StopRequest(report: report)
    }

    /// Reports progress and says whether to go on.
    mutating func goesOn(_ stage: DiscoveryProgress.Stage, work: Double, best: Fit?, _ language: Language) -> Bool {
        guard !isStopped else { return false }
        let spent = (earlierWork + work) / Double(max(1, effort))
        let progress = DiscoveryProgress(
            stage: stage, spent: min(1, spent),
            best: best.map { language.system($0.structure) }, parameters: best?.parameters ?? [])
        isStopped = !stop.goesOn(progress) || spent >= 1
        return !isStopped
    }
}
