/// A picture of points and lines in a rectangle with two axes.
struct Chart {
    /// How the points of a series are shown.
    enum Mark: Sendable {
        case dots, line
        /// Dots with a thin line down to zero.
        case stems
        /// A line of horizontal and vertical pieces, for a front that no other point passes.
        case staircase
        /// The area that a closed line through the points surrounds.
        case band
    }

    /// Points that belong together.
    struct Series {
        let name: String
        let mark: Mark
        /// The class in the style sheet that colours it: `observed`, `predicted`, `neutral`, `chosen`.
        let role: String
        let points: [SIMD2<Double>]
        /// What a pointer resting on a dot shows, a text for each point, or nothing.
        var captions: [String] = []
    }

    let title: String
    let horizontalLabel: String
    let verticalLabel: String
    let series: [Series]
    var verticalKind = AxisScale.Kind.linear
    var width = 560.0
    var height = 280.0
    /// Whether the names of the series stand above the drawing area.
    var hasLegend = true
    /// Whether 0 is always on the vertical axis.
    var includesZero = false
}

extension Chart {
    /// The range of the values on each axis; a predicted line may leave the dots by their own extent at most, so that one
    /// that blows up does not flatten the data.
    var scales: (horizontal: AxisScale, vertical: AxisScale) {
        // A single dot, such as a start, is no data to go by.
        let dots = series.filter { $0.mark != .line && $0.mark != .band && $0.points.count > 1 }.flatMap(\.points)
        let points = series.flatMap(\.points)
        func limited(_ values: [Double], by dots: [Double]) -> [Double] {
            guard !dots.isEmpty else { return values }
            let room = ClosedRange(holding: dots).padded(by: 1)
            return values.filter(\.isFinite).map { min(max($0, room.lowerBound), room.upperBound) }
        }
        let zero = includesZero ? [0.0] : []
        return (
            AxisScale(holding: limited(points.map(\.x), by: dots.map(\.x)), tickCount: Int(width / 80), margin: 0.02),
            AxisScale(
                holding: verticalKind == .linear ? zero + limited(points.map(\.y), by: dots.map(\.y)) : points.map(\.y),
                kind: verticalKind, tickCount: max(3, Int(height / 50)), margin: 0.06)
        )
    }
}
