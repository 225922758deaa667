extension Chart {
    /// The chart as an SVG element that takes the width it is given and its colours from the page's style sheet.
    func svg(identifier: String) -> Markup {
        let (horizontal, vertical) = scales
        // At least four characters, so that charts below each other usually share their left edge.
        let labelWidth = vertical.ticks.reduce(4) { max($0, $1.label.count) }
        let area = DrawingArea(
            left: 30 + 7 * Double(labelWidth), top: hasLegend ? 30 : 8, right: width - 12, bottom: height - 44,
            horizontal: horizontal, vertical: vertical)
        let clip = Markup.tag("clipPath", ["id": identifier], [area.rectangle(role: "clip")])
        let drawn = series.flatMap { marks(of: $0, in: area) }
        return .tag(
            "svg",
            [
                "viewBox": "0 0 \(coordinate(width)) \(coordinate(height))", "role": "img", "aria-label": title,
                "class": "chart",
            ],
            [clip] + grid(area) + [.tag("g", ["clip-path": "url(#\(identifier))"], drawn)] + axisLabels(area)
                + (hasLegend ? legend(area) : []))
    }

    private func grid(_ area: DrawingArea) -> [Markup] {
        var result = [area.rectangle(role: "frame")]
        for tick in area.vertical.ticks {
            let y = area.y(tick.value)
            result.append(line(area.left, y, area.right, y, role: tick.value == 0 ? "grid zero" : "grid"))
            result.append(label(tick.label, area.left - 8, y + 4, role: "tick end"))
        }
        for tick in area.horizontal.ticks {
            let x = area.x(tick.value)
            result.append(line(x, area.bottom, x, area.bottom + 5, role: "axis"))
            result.append(label(tick.label, x, area.bottom + 19, role: "tick middle"))
        }
        return result
    }

    private func axisLabels(_ area: DrawingArea) -> [Markup] {
        let middle = (area.top + area.bottom) / 2
        return [
            label(horizontalLabel, (area.left + area.right) / 2, height - 6, role: "axis-label middle"),
            .tag(
                "text",
                [
                    "class": "axis-label middle",
                    "transform": "translate(14 \(coordinate(middle))) rotate(-90)",
                ], [.text(verticalLabel)]),
        ]
    }

    private func legend(_ area: DrawingArea) -> [Markup] {
        var result: [Markup] = []
        var x = area.left
        for entry in series where !entry.name.isEmpty {
            switch entry.mark {
            case .dots, .stems: result.append(dot(x + 9, 14, role: entry.role))
            case .band: result.append(polygon([(x, 8), (x + 18, 8), (x + 18, 20), (x, 20)], role: entry.role))
            case .line, .staircase: result.append(line(x, 14, x + 18, 14, role: "line \(entry.role)"))
            }
            result.append(label(entry.name, x + 25, 18, role: "legend"))
            x += 25 + 7 * Double(entry.name.count) + 18
        }
        return result
    }

    private func marks(of series: Series, in area: DrawingArea) -> [Markup] {
        switch series.mark {
        case .line: return [path(area.lines(through: series.points), role: series.role)]
        case .band:
            let corners = series.points.filter { $0.x.isFinite && $0.y.isFinite }.map { (area.x($0.x), area.y($0.y)) }
            return corners.isEmpty ? [] : [polygon(corners, role: series.role)]
        case .staircase: return [path(area.steps(through: series.points), role: series.role)]
        case .dots, .stems:
            return series.points.enumerated().filter { $0.element.x.isFinite && $0.element.y.isFinite }.map {
                index, point in
                let (x, y) = (area.x(point.x), area.y(point.y))
                let caption = series.captions.isEmpty ? [] : [Markup.tag("title", [:], [.text(series.captions[index])])]
                let circle = dot(x, y, role: series.role, caption)
                guard series.mark == .stems else { return circle }
                return .tag("g", [:], [line(x, area.y(0), x, y, role: "stem \(series.role)"), circle])
            }
        }
    }
}

private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, role: String) -> Markup {
    .tag(
        "line",
        [
            "class": role, "x1": coordinate(x1), "y1": coordinate(y1), "x2": coordinate(x2), "y2": coordinate(y2),
        ])
}

private func label(_ text: String, _ x: Double, _ y: Double, role: String) -> Markup {
    .tag("text", ["class": role, "x": coordinate(x), "y": coordinate(y)], [.text(text)])
}

private func dot(_ x: Double, _ y: Double, role: String, _ children: [Markup] = []) -> Markup {
    .tag(
        "circle",
        ["class": "dot \(role)", "cx": coordinate(x), "cy": coordinate(y), "r": role == "chosen" ? "5" : "3"], children)
}

private func polygon(_ corners: [(x: Double, y: Double)], role: String) -> Markup {
    let points = corners.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
    return .tag("polygon", ["class": "band \(role)", "points": points])
}

private func path(_ commands: String, role: String) -> Markup {
    .tag("path", ["class": "line \(role)", "d": commands])
}
