/// A system of differential equations y′ = f(t, y) as an implicit method sees it.
///
/// Every pointer has room for one value per state variable, a Jacobian for the square of that.
protocol RightHandSide {
    /// Writes f(t, y); `count` is the number of state variables, as a constant that loops can be unrolled for.
    mutating func derivative(
        _ time: Double, _ state: UnsafePointer<Double>, _ derivative: UnsafeMutablePointer<Double>, count: Int)

    /// Writes f(t, y), ∂f/∂y row by row, one row for each equation, and ∂f/∂t.
    mutating func linearize(
        _ time: Double, _ state: UnsafePointer<Double>, _ derivative: UnsafeMutablePointer<Double>,
        _ jacobian: UnsafeMutablePointer<Double>, _ timeDerivative: UnsafeMutablePointer<Double>)
}
