import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

/// A search as it is shown on standard error while it runs, until it ends or the user interrupts it.
enum SearchProgress {
    /// Runs a search with progress on standard error.
    ///
    /// - Parameters:
    ///   - budget: after so long the search is told to end; `nil` for no limit.
    ///   - search: what to run; it ends early where the closure that it is given returns false.
    /// - Returns: what the search found.
    /// - Throws: what the search throws.
    static func shown<Result>(
        budget: Duration? = nil, _ search: ((DiscoveryProgress) -> Bool) throws -> Result
    ) throws -> Result {
        let deadline = budget.map { ContinuousClock.now + $0 }
        var line = ProgressLine()
        defer { show(line.closing()) }
        return try search { progress in
            if let text = line.text(for: sentence(progress), at: .now) { show(text) }
            return !Interruption.isRequested && deadline.map { .now < $0 } ?? true
        }
    }

    /// How far a search is: `searching, 12 % of the effort spent, best so far d2y/dt2 = -9.81`.
    static func sentence(_ progress: DiscoveryProgress) -> String {
        let stage =
            switch progress.stage {
            case .screening: "first guesses"
            case .searching: "searching"
            case .polishing: "polishing"
            case .resampling: "resampling"
            }
        let spent = "\(Int((progress.spent * 100).rounded())) % of the effort spent"
        guard let best = progress.best, best.scope.parameters.count == progress.parameters.count else {
            return "\(stage), \(spent)"
        }
        let numbers = progress.parameters.map { Double(significant($0)) ?? $0 }
        return "\(stage), \(spent), best so far \(best.equations(withNumbers: numbers).joined(separator: "; "))"
    }

    private static func show(_ text: String) {
        // Nothing depends on progress: where standard error is closed, the search goes on unseen.
        do throws(FileError) { try StandardStream.error.write(text) } catch {}
    }
}
