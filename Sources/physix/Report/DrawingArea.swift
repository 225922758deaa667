/// The rectangle of a chart in which marks are drawn, in the units of the SVG, with the scales of its axes.
struct DrawingArea {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
    let horizontal: AxisScale
    let vertical: AxisScale

    /// The horizontal place of a value.
    func x(_ value: Double) -> Double { left + (right - left) * horizontal.position(of: value) }

    /// The vertical place of a value.
    ///
    /// It stays near the drawing area, because viewers differ on huge coordinates.
    func y(_ value: Double) -> Double {
        let share = min(max(vertical.position(of: value), -4), 5)
        return bottom - (bottom - top) * share
    }

    /// The border as an element.
    func rectangle(role: String) -> Markup {
        .tag(
            "rect",
            [
                "class": role, "x": coordinate(left), "y": coordinate(top), "width": coordinate(right - left),
                "height": coordinate(bottom - top),
            ])
    }

    /// Path commands for straight lines through points; a point that is not finite interrupts them.
    func lines(through points: [SIMD2<Double>]) -> String {
        var commands = ""
        var isDrawing = false
        for point in points {
            guard point.x.isFinite, point.y.isFinite else {
                isDrawing = false
                continue
            }
            commands += "\(isDrawing ? "L" : "M")\(coordinate(x(point.x))) \(coordinate(y(point.y)))"
            isDrawing = true
        }
        return commands
    }

    /// Path commands that go right first and then up or down to each next point.
    func steps(through points: [SIMD2<Double>]) -> String {
        guard let first = points.first else { return "" }
        let start = "M\(coordinate(x(first.x))) \(coordinate(y(first.y)))"
        return points.dropFirst().reduce(start) { $0 + "H\(coordinate(x($1.x)))V\(coordinate(y($1.y)))" }
    }
}

/// A coordinate with two decimals, which is finer than any screen shows.
func coordinate(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return hundredths.isMultiple(of: 100) ? String(hundredths / 100) : decimalText(hundredths, exponent: -2)
}
