/// Why an integration stopped.
///
/// A numerical failure is a value, not an error: it is a verdict about the equation.
public enum Ending: Sendable, Hashable {
    /// Every sample was reached.
    case completed
    /// The right-hand side has no finite value at this time: a division by zero or a root of a negative number.
    case notFinite(time: Double)
    /// A state grew beyond the budget's limit at this time.
    case blewUp(time: Double)
    /// The step size fell below 1e-14 of the span at this time: a singularity.
    case stepTooSmall(time: Double)
    /// The budget of evaluations was used up at this time.
    case budgetSpent(time: Double)

    /// The sentence for people, without a full stop.
    public var sentence: String {
        switch self {
        case .completed: "the integration completed"
        case .notFinite(let time): "the right-hand side has no finite value at t=\(seconds(time))"
        case .blewUp(let time): "the solution blows up at t=\(seconds(time))"
        case .stepTooSmall(let time): "the solution has a singularity at t=\(seconds(time))"
        case .budgetSpent(let time): "the step budget was exhausted at t=\(seconds(time))"
        }
    }

    private func seconds(_ time: Double) -> String {
        let milliseconds = (time * 1000).rounded()
        guard milliseconds.magnitude < 1e15 else { return "\(time)s" }
        return "\(milliseconds / 1000)s"
    }
}
