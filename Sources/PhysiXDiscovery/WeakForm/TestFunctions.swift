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
        // Four sums at a time do not wait for each other.
        while integrals.count + 4 <= bumps.count {
            let first = integrals.count
            guard let four = Bump.integrate(curve, bumps[first], bumps[first + 1], bumps[first + 2], bumps[first + 3])
            else {
                integrals.append(bumps[first].integrate(curve))
                continue
            }
            for lane in 0..<4 { integrals.append(four[lane]) }
        }
        for bump in bumps[integrals.count...] { integrals.append(bump.integrate(curve)) }
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

    init(centre: Int, points: Int, step: Double) {
        first = centre - points
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

    /// The integrals with four bumps, each with the bits that it has alone; `nil` where their widths differ.
    static func integrate(
        _ curve: [Double], _ first: Bump, _ second: Bump, _ third: Bump, _ fourth: Bump
    ) -> SIMD4<Double>? {
        let count = first.values.count
        guard second.values.count == count, third.values.count == count, fourth.values.count == count else {
            return nil
        }
        let last = max(max(first.first, second.first), max(third.first, fourth.first)) + count
        precondition(last <= curve.count, "bumps lie within the curve")
        var sums = (0.0, 0.0, 0.0, 0.0)
        curve.withUnsafeBufferPointer { curve in
            for index in 0..<count {
                sums.0 += curve[first.first &+ index] * first.values[index]
                sums.1 += curve[second.first &+ index] * second.values[index]
                sums.2 += curve[third.first &+ index] * third.values[index]
                sums.3 += curve[fourth.first &+ index] * fourth.values[index]
            }
        }
        return SIMD4(sums.0, sums.1, sums.2, sums.3)
    }

    func integrateDerivative(_ curve: [Double]) -> Double { sum(curve, slopes) }

    private func sum(_ curve: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for index in weights.indices { sum += curve[first + index] * weights[index] }
        return sum
    }
}
