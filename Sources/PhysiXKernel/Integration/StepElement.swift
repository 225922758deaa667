/// A step size or time: one number, or one for each lane of an ensemble.
protocol StepArithmetic {
    static func + (left: Self, right: Self) -> Self
    static func * (left: Double, right: Self) -> Self
}

extension Double: StepArithmetic {}
extension SIMD8<Double>: StepArithmetic {}

/// What a Runge–Kutta method combines linearly: several components of one state, one component of eight states, or one
/// component with its derivatives.
///
/// One implementation of the method serves all three, which is why they give the same bits.
protocol StepElement: BitwiseCopyable {
    /// The type of a step size: one for all components, or one for each lane.
    associatedtype StepSize: StepArithmetic
    static var zero: Self { get }
    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static func * (left: Double, right: Self) -> Self
    /// The element multiplied by a step size.
    func times(_ step: StepSize) -> Self
}

extension StepElement {
    /// `self + weight·element`, rounded twice.
    @inline(__always)
    func plus(_ weight: Double, _ element: Self) -> Self { self + weight * element }

    /// The same with a weight that contains the step.
    @inline(__always)
    func plus(_ weight: StepSize, times element: Self) -> Self { self + element.times(weight) }
}

/// A single state's components, several to an element; the padding of the last element is 0.
protocol StateChunk: StepElement, SIMD<Double> where StepSize == Double {}

extension StateChunk {
    @inline(__always)
    func times(_ step: Double) -> Self { step * self }
}

extension SIMD2<Double>: StateChunk, StepElement { typealias StepSize = Double }
extension SIMD4<Double>: StateChunk, StepElement { typealias StepSize = Double }
extension SIMD8<Double>: StateChunk, StepElement { typealias StepSize = Double }

/// One component of eight states that are integrated together, each with its own step.
struct EnsembleElement: StepElement {
    var lanes: SIMD8<Double>

    @inline(__always)
    init(_ lanes: SIMD8<Double>) { self.lanes = lanes }

    @inline(__always)
    static var zero: EnsembleElement { EnsembleElement(.zero) }
    @inline(__always)
    static func + (left: Self, right: Self) -> Self { Self(left.lanes + right.lanes) }
    @inline(__always)
    static func - (left: Self, right: Self) -> Self { Self(left.lanes - right.lanes) }
    @inline(__always)
    static func * (left: Double, right: Self) -> Self { Self(left * right.lanes) }
    @inline(__always)
    func times(_ step: SIMD8<Double>) -> Self { Self(step * lanes) }
}
