/// How many state variables there are: a number, or one that the compiler knows and unrolls loops for.
protocol StateSize {
    var count: Int { get }
}

struct AnySize: StateSize {
    let count: Int
}

struct FixedSize<let size: Int>: StateSize {
    @inline(__always) var count: Int { size }
}
