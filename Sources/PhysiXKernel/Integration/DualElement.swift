/// The derivatives of one number with respect to as many quantities as a vector has lanes.
protocol TangentRow: BitwiseCopyable, Equatable {
    /// How many there are.
    static var scalarCount: Int { get }
    static var zero: Self { get }
    init(repeating value: Double)
    subscript(index: Int) -> Double { get set }
    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static func * (left: Double, right: Self) -> Self
    static func / (left: Self, right: Double) -> Self
    static prefix func - (operand: Self) -> Self
}

extension SIMD8<Double>: TangentRow {}
extension SIMD16<Double>: TangentRow {}

/// One component of a state and its derivatives.
///
/// An instruction on sixteen derivatives takes little longer than on eight: it waits for the one before.
struct DualElement<Tangents: TangentRow>: StepElement {
    var value: Double
    var tangents: Tangents

    @inline(__always)
    init(_ value: Double, _ tangents: Tangents) {
        self.value = value
        self.tangents = tangents
    }

    @inline(__always)
    static var zero: DualElement { DualElement(0, .zero) }
    @inline(__always)
    static func + (left: Self, right: Self) -> Self {
        Self(left.value + right.value, left.tangents + right.tangents)
    }
    @inline(__always)
    static func - (left: Self, right: Self) -> Self {
        Self(left.value - right.value, left.tangents - right.tangents)
    }
    @inline(__always)
    static func * (left: Double, right: Self) -> Self { Self(left * right.value, left * right.tangents) }
    @inline(__always)
    func times(_ step: Double) -> Self { Self(step * value, step * tangents) }
}

extension DualElement: SequentialElement {
    @inline(__always)
    static var one: Self { Self(1, .zero) }

    @inline(__always)
    static func errorScale(_ a: Self, _ b: Self, _ tolerance: Tolerance) -> Self {
        let x = a.value.magnitude
        let y = b.value.magnitude
        return DualElement(tolerance.relative * (x < y ? y : x) + tolerance.absolute, .zero)
    }

    @inline(__always)
    func addSquares(over scale: Self, to sum: inout Double) {
        let ratio = value / scale.value
        sum += ratio * ratio
    }

    @inline(__always)
    func isWithin(_ limit: Double) -> Bool { value.magnitude <= limit }
}
