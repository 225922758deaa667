/// Minimises a sum of squares by damped Gauss–Newton steps.
///
/// *Source*: Marquardt 1963, with Nielsen's rule for the damping (IMM-REP-1999-05).
struct LevenbergMarquardt {
    /// The most steps that are tried.
    var steps: Int
    /// It is over when an accepted step reduces the sum of squares by less than this part.
    var gain: Double

    /// Improves `point` in place.
    ///
    /// - Parameters:
    ///   - point: the unknowns.
    ///   - start: the normal equations at the point.
    ///   - evaluate: those at another point; `nil` where it has no finite residuals.
    /// - Returns: the normal equations at the final point.
    func minimise(
        _ point: inout [Double], from start: NormalEquations, _ evaluate: ([Double]) -> NormalEquations?
    ) -> NormalEquations {
        var current = start
        var damping = 1e-3
        var growth = 2.0
        for _ in 0..<steps {
            guard let step = current.step(damping: damping) else {
                damping *= 10
                continue
            }
            let trial = zip(point, step).map { $0 + $1 }
            let predicted = zip(step, current.gradient).reduce(0) { $0 - $1.0 * $1.1 }
            guard predicted > 0 else { break }
            if let next = evaluate(trial), next.total < current.total {
                let reduction = current.total - next.total
                let ratio = min(1, reduction / predicted)
                let relative = reduction / current.total
                point = trial
                current = next
                let cube = (2 * ratio - 1) * (2 * ratio - 1) * (2 * ratio - 1)
                damping = max(damping * max(1.0 / 9, 1 - cube), 1e-12)
                growth = 2
                if relative < gain { break }
            } else {
                if predicted < gain * current.total { break }
                damping *= growth
                growth *= 2
                if damping > 1e12 { break }
            }
        }
        return current
    }
}
