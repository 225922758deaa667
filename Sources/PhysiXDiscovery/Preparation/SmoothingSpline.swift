import PhysiXKernel

/// A quintic smoothing spline through irregular, noisy, incomplete samples of a curve, of its derivative, or of both.
///
/// The curve's third derivative is modelled as white noise of some strength; the posterior mean is then a quintic
/// spline, and its values, slopes and curvatures at the samples follow from one sweep of orthogonal transformations
/// forwards and one substitution backwards. Nothing is assumed about the start. Several experiments with the same noise
/// and the same smoothness are as many curves, each of which starts anew.
///
/// *Cost*: linear in the number of samples.
/// *Accuracy*: interpolates to rounding when the noise is negligible.
/// *Source*: Wahba, Spline Models for Observational Data, 1990; Bierman's square-root information smoother, 1977.
struct SmoothingSpline {
    /// One series of measurements of the curve.
    struct Channel {
        /// 0 for the curve itself, 1 for its derivative.
        var derivative: Int
        /// The values, NaN where missing.
        var values: [Double]
        /// The standard deviation of each value's noise, up to a factor that all channels share.
        var deviations: [Double]
    }

    /// The times of the knots, which are the samples.
    let times: [Double]
    /// The knots of each experiment.
    let pieces: [Range<Int>]
    /// Value, slope and curvature at each knot.
    private(set) var knots: [(value: Double, slope: Double, curvature: Double)] = []
    /// The factor by which the channels' deviations must be multiplied to explain the residuals.
    private(set) var noise = 0.0
    /// Minus twice the logarithm of the restricted likelihood, up to a constant.
    private(set) var deviance = Double.infinity

    private var links: [Link] = []

    /// The triangular rows that tie one knot to the next: `upper · knot + coupling · next = target`.
    private struct Link {
        var upper: Block
        var coupling: Block
        var target: InlineArray<3, Double>
    }

    /// Three rows of three, one behind the other.
    private typealias Block = InlineArray<9, Double>

    /// What is known about a knot before its own samples: three rows, the right-hand side last.
    private typealias Knowledge = InlineArray<3, InlineArray<4, Double>>

    /// The most channels: a curve and its derivative.
    private static let mostChannels = 2

    /// Smooths with a given strength of the third derivative's noise, in units of the channels' variances.
    init(times: [Double], pieces: [Range<Int>]? = nil, channels: [Channel], strength: Double) {
        self.times = times
        self.pieces = pieces ?? [times.indices]
        precondition(channels.count <= Self.mostChannels, "a curve and its derivative")
        links.reserveCapacity(times.count)
        let misfit = sweepForwards(channels, strength)
        let values = channels.reduce(0) { $0 + $1.values.count { !$0.isNaN } }
        let freedom = Double(max(1, values - 3 * self.pieces.count))
        // Below this the residuals are rounding, and their logarithm would be noise itself.
        noise = max(misfit.squares / freedom, 1e-300).squareRoot()
        deviance = 2 * freedom * Elementary.log(noise) + misfit.logarithms
        substituteBackwards()
    }
}

extension SmoothingSpline {
    private mutating func sweepForwards(
        _ channels: [Channel], _ strength: Double
    ) -> (squares: Double, logarithms: Double) {
        var squares = 0.0
        var logarithms = 0.0
        let ends = Set(pieces.map(\.upperBound))
        let nothing = Knowledge(repeating: InlineArray(repeating: 0))
        var known = nothing
        for index in times.indices {
            var rows = StackedRows<4, 5>()
            for row in 0..<3 {
                _ = rows.appendRow()
                for column in 0..<4 { rows[row, column] = known[row][column] }
            }
            for channel in channels where !channel.values[index].isNaN {
                let row = rows.appendRow()
                let deviation = channel.deviations[index]
                rows[row, channel.derivative] = 1 / deviation
                rows[row, 3] = channel.values[index] / deviation
                logarithms += 2 * Elementary.log(deviation)
            }
            rows.triangularize(4)
            if rows.rows > 3 { squares += rows[3, 3] * rows[3, 3] }
            if !ends.contains(index + 1) {
                let step = times[index + 1] - times[index]
                logarithms += 3 * Elementary.log(strength * step) + 6 * Elementary.log(step)
                known = advance(rows, by: step, strength)
            } else {
                links.append(
                    Link(
                        upper: Self.block(rows, 0, 0), coupling: InlineArray(repeating: 0),
                        target: InlineArray { rows[$0, 3] }))
                known = nothing
            }
        }
        for link in links {
            for diagonal in 0..<3 {
                logarithms += 2 * Elementary.log(max(link.upper[diagonal * 4].magnitude, 1e-300))
            }
        }
        return (squares, logarithms)
    }

    /// Ties the knot to the next one, eliminates it, and returns what is then known about the next.
    private mutating func advance(_ known: StackedRows<4, 5>, by step: Double, _ strength: Double) -> Knowledge {
        var rows = StackedRows<7, 6>()
        for row in 0..<3 {
            _ = rows.appendRow()
            for column in 0..<3 { rows[row, column] = known[row, column] }
            rows[row, 6] = known[row, 3]
        }
        let scale = 1 / (strength * step).squareRoot()
        let weights = (scale / (step * step), scale / step, scale)
        for whitening in Self.whitening {
            let row = rows.appendRow()
            let (value, slope, curvature) = (
                whitening.0 * weights.0, whitening.1 * weights.1, whitening.2 * weights.2
            )
            rows[row, 0] = -value
            rows[row, 1] = -(value * step + slope)
            rows[row, 2] = -(value * step * step / 2 + slope * step + curvature)
            rows[row, 3] = value
            rows[row, 4] = slope
            rows[row, 5] = curvature
        }
        rows.triangularize(6)
        links.append(
            Link(
                upper: Self.block(rows, 0, 0), coupling: Self.block(rows, 0, 3), target: InlineArray { rows[$0, 6] }))
        return InlineArray { row in InlineArray { rows[3 + row, 3 + $0] } }
    }

    private mutating func substituteBackwards() {
        knots = [(Double, Double, Double)](repeating: (0, 0, 0), count: times.count)
        var next: InlineArray<3, Double> = [0, 0, 0]
        for index in times.indices.reversed() {
            let link = links[index]
            var knot = link.target
            for row in (0..<3).reversed() {
                for column in 0..<3 { knot[row] -= link.coupling[row * 3 + column] * next[column] }
                for column in row + 1..<3 { knot[row] -= link.upper[row * 3 + column] * knot[column] }
                let diagonal = link.upper[row * 4]
                knot[row] = diagonal == 0 ? 0 : knot[row] / diagonal
            }
            knots[index] = (knot[0], knot[1], knot[2])
            next = knot
        }
    }

    /// The upper triangular root W of the inverse covariance of three times integrated white noise over a unit step:
    /// WᵀW = [[720, −360, 60], [−360, 192, −36], [60, −36, 9]].
    private static let whitening = [
        (720.squareRoot(), -360 / 720.squareRoot(), 60 / 720.squareRoot()),
        (0, 12.squareRoot(), -6 / 12.squareRoot()),
        (0, 0, 1),
    ]

    private static func block<let columns: Int, let capacity: Int>(
        _ rows: StackedRows<columns, capacity>, _ row: Int, _ column: Int
    ) -> Block {
        InlineArray { rows[row + $0 / 3, column + $0 % 3] }
    }
}
