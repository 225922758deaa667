/// Smooth bumps of two widths all along each piece of curves, against which laws are integrated.
struct TestFunctions {
    private let bumps: [Bump]

    /// Narrow enough to see the fastest motion and wide enough to average noise, in parts of the time span.
    private static let halfWidths = [0.03, 0.08]

    /// Bumps over the curves' grids, none narrower than a few times the typical distance between samples: narrower ones
    /// would only see the smoothing.
    init(_ curves: Curves, spacing: Double) {
        bumps = Self.halfWidths.enumerated().flatMap { index, share in
            let wide = max(share * curves.span, (1.5 + 2.5 * Double(index)) * spacing)
            return curves.pieces.flatMap { piece in
                let step = curves.step(of: piece)
                let points = max(4, Int((min(wide, curves.duration(of: piece) / 4) / step).rounded()))
                return stride(
                    from: piece.lowerBound + points, through: piece.upperBound - 1 - points, by: max(1, points / 3)
                ).map { Bump(centre: $0, points: points, step: step) }
            }
        }
    }

    /// How many there are.
    var count: Int { bumps.count }

    /// The integrals of a curve times each bump.
    func integrals(of curve: [Double]) -> [Double] {
        var integrals: [Double] = []
        integrals.reserveCapacity(bumps.count)
        while integrals.count < bumps.count {
            let rest = bumps[integrals.count...]
            if let some = Bump.integrate(curve, rest.prefix(Bump.laneCount)) {
                for lane in 0..<Bump.laneCount { integrals.append(some[lane]) }
            } else {
                integrals.append(bumps[integrals.count].integrate(curve))
            }
        }
        return integrals
    }

    /// The integrals of a curve's derivative times each bump, by parts: the curve is not differentiated.
    func integralsOfDerivative(of curve: [Double]) -> [Double] { bumps.map { -$0.integrateDerivative(curve) } }
}

/// The bump (1 − s²)⁴ over a window of a uniform grid, s from −1 to 1.
///
/// Its first three derivatives vanish at the ends, so that the plain sum over the grid is exact to fifth order.
private struct Bump {
    private let first: Int
    private let values: [Double]
    private let slopes: [Double]
    private let step: Double

    init(centre: Int, points: Int, step: Double) {
        first = centre - points
        self.step = step
        let positions = (-points...points).map { Double($0) / Double(points) }
        values = positions.map { s in
            let base = 1 - s * s
            return base * base * base * base * step
        }
        slopes = positions.map { s in
            let base = 1 - s * s
            return -8 * s * base * base * base / Double(points)
        }
    }

    func integrate(_ curve: [Double]) -> Double { sum(curve, values) }

    /// How many sums are made at a time: they do not wait for each other.
    static let laneCount = 8

    /// The integrals with as many bumps, each with the bits that it has alone; `nil` where they are fewer or not all the same.
    static func integrate(_ curve: [Double], _ bumps: ArraySlice<Bump>) -> SIMD8<Double>? {
        guard bumps.count == laneCount, let bump = bumps.first, bumps.allSatisfy({ $0.isLike(bump) }) else {
            return nil
        }
        precondition(bumps.allSatisfy { $0.first + bump.values.count <= curve.count }, "bumps lie within the curve")
        let firsts = SIMD8(bumps.map(\.first))
        var sums = SIMD8<Double>.zero
        curve.withUnsafeBufferPointer { curve in
            bump.values.withUnsafeBufferPointer { values in
                for index in values.indices {
                    for lane in 0..<laneCount { sums[lane] += curve[firsts[lane] &+ index] * values[index] }
                }
            }
        }
        return sums
    }

    /// Whether another bump has the same values elsewhere.
    private func isLike(_ other: Bump) -> Bool { values.count == other.values.count && step == other.step }

    func integrateDerivative(_ curve: [Double]) -> Double { sum(curve, slopes) }

    private func sum(_ curve: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for index in weights.indices { sum += curve[first + index] * weights[index] }
        return sum
    }
}
