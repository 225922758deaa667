import PhysiXKernel

/// The search for the inner constants of terms, wherever laws are linear in their terms: in the weak form, and along a
/// solution that follows the measurements.
///
/// Each pattern is tried with a grid of inner constants beside a base of simple terms, whose coefficients are refitted
/// every time; where it explains most, the inner constants are made exact. A law may need two such terms, so the best
/// one joins the base for a second round.
struct ProfileScan {
    /// What terms contribute to a law, a column each.
    typealias Projection = ([Term]) -> [[Double]]

    /// The columns of all patterns at all points of their grids.
    struct Grid {
        var points: [(pattern: Int, inner: [Double], column: [Double])]
    }

    let patterns: [Pattern]
    /// Along which terms must not be another, simpler one.
    let curves: Curves
    /// The part of a term's length that its base must leave unexplained: otherwise it is another form of the base.
    let novelty: Double
    /// How many laws share the time that the search may take.
    let lawCount: Int
    let stop: StopRequest

    /// A scan of patterns.
    ///
    /// - Parameters:
    ///   - patterns: what is tried.
    ///   - curves: the measured curves.
    ///   - resolution: the noise of the measurements relative to their spread.
    ///   - lawCount: how many laws it is made for.
    ///   - stop: where it is made, less is found.
    init(_ patterns: [Pattern], _ curves: Curves, resolution: Double, lawCount: Int, stop: StopRequest = StopRequest())
    {
        self.patterns = patterns
        self.curves = curves.thinned(to: 100)
        novelty = min(0.3 * resolution, 3e-3)
        self.lawCount = lawCount
        self.stop = stop
    }

    /// What choosing the best of so many patterns costs, in nats, at the weight that the size of the library has.
    var priceOfChoice: Double { Criterion.sizeWeight * Elementary.log(Double(max(1, patterns.count))) }

    /// All patterns at all points of their grids.
    var points: [Term] { patterns.flatMap { pattern in pattern.grid.map { pattern.term($0) } } }

    /// The grids from the columns of ``points``, of which the last may be missing.
    func grid(_ columns: [[Double]]) -> Grid {
        let points = patterns.indices.flatMap { pattern in patterns[pattern].grid.map { (pattern, $0) } }
        return Grid(
            points: zip(points, columns).compactMap { point, column in
                dot(column, column).isFinite ? (point.0, point.1, column) : nil
            })
    }

    /// Looks for terms that explain much of a law beside a base.
    ///
    /// - Parameters:
    ///   - side: what the terms of the law have to explain.
    ///   - base: the columns of the terms that stand beside them.
    ///   - grid: the patterns, projected.
    ///   - floor: the part of the side that is never counted as explained.
    ///   - project: how terms are projected.
    /// - Returns: sets of one or two terms with their inner constants.
    func finds(
        in side: [Double], beside base: [[Double]], _ grid: Grid, floor: Double, _ project: @escaping Projection
    ) -> [[Term]] {
        ProfiledLaw(self, side: side, grid, floor: floor, project).finds(beside: OrthonormalBasis(of: base))
    }
}
