/// A right-hand side as a Runge–Kutta method sees it: place the state of a stage, evaluate, fetch the slopes.
///
/// It is a handle on memory that a workspace owns, so a copy is as good as the original.
protocol StageEvaluator {
    associatedtype Element: StepElement

    /// What an evaluation leaves behind besides the contents of the registers.
    associatedtype Evaluated

    /// How many elements a state has.
    var elementCount: Int { get }

    /// Sets one element of the state at which the right-hand side is evaluated next.
    func place(_ element: Element, at index: Int)

    /// Evaluates the right-hand side at the placed state.
    func evaluate(at time: Element.StepSize) -> Evaluated

    /// One element of the time derivative found by the last evaluation.
    func slope(_ index: Int, _ evaluated: Evaluated) -> Element
}
