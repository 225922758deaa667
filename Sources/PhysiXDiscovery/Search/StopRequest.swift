import PhysiXKernel

/// Whether the caller wants the search to end.
///
/// It is a class because what takes long on large data, the smoothing, scans and fits, asks in turn deep below whoever
/// reports progress, and what one of them hears counts for all.
final class StopRequest {
    private let report: (DiscoveryProgress) -> Bool
    private var last = DiscoveryProgress(stage: .screening, spent: 0, best: nil, parameters: [])
    private var computed = 0
    private var grace = 4_000_000
    /// Whether the caller asked to stop; then it is asked no more.
    private(set) var isMade = false

    /// After so many numbers, which take some hundredths of a second, the caller is asked again.
    private static let interval = 1_000_000

    /// A request that a caller may make whenever progress is reported to it; by default nobody makes one.
    init(report: @escaping (DiscoveryProgress) -> Bool = { _ in true }) { self.report = report }

    /// Reports progress and says whether to go on.
    func goesOn(_ progress: DiscoveryProgress) -> Bool {
        guard !isMade else { return false }
        last = progress
        computed = 0
        isMade = !report(progress)
        return !isMade
    }

    /// Whether to stop before so many more numbers are computed; small ones are let through without asking.
    func isMade(before numbers: Int) -> Bool {
        computed += numbers
        if computed >= Self.interval, !isMade { _ = goesOn(last) }
        return isMade
    }

    /// Whether to stop a fit before so many more numbers are computed: what is nearly done is finished, so that the best
    /// law of a search that was stopped has exact constants unless its data are large.
    func endsFit(before numbers: Int) -> Bool {
        guard isMade(before: numbers) else { return false }
        grace -= numbers
        return grace < 0
    }
}
