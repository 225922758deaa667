/// What a register holds: one number, or eight that are computed together.
protocol RegisterValue {
    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static func * (left: Self, right: Self) -> Self
    static func / (left: Self, right: Self) -> Self
    static prefix func - (operand: Self) -> Self
    static func sine(_ x: Self) -> Self
    static func cosine(_ x: Self) -> Self
    static func tangent(_ x: Self) -> Self
    static func exponential(_ x: Self) -> Self
    static func logarithm(_ x: Self) -> Self
    static func squareRoot(_ x: Self) -> Self
    static func absolute(_ x: Self) -> Self
    static func power(_ x: Self, _ y: Self) -> Self
}

// The elementary functions are calls, not inlined: the interpreter's loop then keeps its own values in registers.

extension Double: RegisterValue {
    @inline(never) static func sine(_ x: Double) -> Double { Elementary.sin(x) }
    @inline(never) static func cosine(_ x: Double) -> Double { Elementary.cos(x) }
    @inline(never) static func tangent(_ x: Double) -> Double { Elementary.tan(x) }
    @inline(never) static func exponential(_ x: Double) -> Double { Elementary.exp(x) }
    @inline(never) static func logarithm(_ x: Double) -> Double { Elementary.log(x) }
    @inline(__always) static func squareRoot(_ x: Double) -> Double { Elementary.sqrt(x) }
    @inline(__always) static func absolute(_ x: Double) -> Double { x.magnitude }
    @inline(never) static func power(_ x: Double, _ y: Double) -> Double { Elementary.power(x, y) }
}

extension SIMD8<Double>: RegisterValue {
    @inline(never) static func sine(_ x: Self) -> Self { Elementary.sin(x) }
    @inline(never) static func cosine(_ x: Self) -> Self { Elementary.cos(x) }
    @inline(never) static func tangent(_ x: Self) -> Self { Elementary.tan(x) }
    @inline(never) static func exponential(_ x: Self) -> Self { Elementary.exp(x) }
    @inline(never) static func logarithm(_ x: Self) -> Self { Elementary.log(x) }
    @inline(__always) static func squareRoot(_ x: Self) -> Self { Elementary.sqrt(x) }
    @inline(__always) static func absolute(_ x: Self) -> Self { Elementary.abs(x) }
    @inline(never) static func power(_ x: Self, _ y: Self) -> Self { Elementary.power(x, y) }
}
