/// An element of one state, whose error decides about one step size.
///
/// Sums run over the components in their order, one after the other, so that a state integrated in an ensemble's lane
/// makes the same steps, bit for bit.
protocol SequentialElement: StepElement where StepSize == Double {
    /// An element whose every component is 1.
    static var one: Self { get }
    /// The scale of an error: `absolute + relative·max(|a|, |b|)` for each component.
    static func errorScale(_ a: Self, _ b: Self, _ tolerance: Tolerance) -> Self
    /// Adds the squares of `self / scale` to `sum`, component by component.
    func addSquares(over scale: Self, to sum: inout Double)
    /// Whether every component's magnitude is at most `limit`; false for NaN.
    func isWithin(_ limit: Double) -> Bool
}

extension StateChunk {
    @inline(__always)
    static func errorScale(_ a: Self, _ b: Self, _ tolerance: Tolerance) -> Self {
        tolerance.relative * larger(magnitude(a), magnitude(b)) + tolerance.absolute
    }

    @inline(__always)
    func addSquares(over scale: Self, to sum: inout Double) {
        let ratio = self / scale
        let squares = ratio * ratio
        for lane in 0..<Self.scalarCount { sum += squares[lane] }
    }

    @inline(__always)
    func isWithin(_ limit: Double) -> Bool {
        var isWithin = true
        for lane in 0..<Self.scalarCount { isWithin = isWithin && self[lane].magnitude <= limit }
        return isWithin
    }

    @inline(__always)
    private static func magnitude(_ x: Self) -> Self { x.replacing(with: -x, where: x .< .zero) }

    @inline(__always)
    private static func larger(_ x: Self, _ y: Self) -> Self { x.replacing(with: y, where: x .< y) }
}

extension SIMD2<Double>: SequentialElement {}
extension SIMD4<Double>: SequentialElement {}
extension SIMD8<Double>: SequentialElement {}
