/// A raster of dots, two by four in each character cell, drawn with the Braille patterns of Unicode.
struct BrailleCanvas {
    let columns: Int
    let rows: Int
    private var cells: [UInt8]

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = [UInt8](repeating: 0, count: columns * rows)
    }

    /// The character of a cell, or `nil` where nothing was drawn.
    func character(column: Int, row: Int) -> Character? {
        let bits = cells[row * columns + column]
        guard bits != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(bits)) else { return nil }
        return Character(scalar)
    }

    /// Draws a straight line between two points in dots, the origin at the upper left; what lies outside is left out.
    mutating func drawLine(from start: SIMD2<Double>, to end: SIMD2<Double>) {
        guard let (first, last) = clipped(start, end) else { return }
        let extent = max((last.x - first.x).magnitude, (last.y - first.y).magnitude)
        let steps = max(1, Int(extent.rounded(.up)))
        for step in 0...steps {
            let point = first + (last - first) * (Double(step) / Double(steps))
            setDot(Int(point.x.rounded()), Int(point.y.rounded()))
        }
    }

    private mutating func setDot(_ x: Int, _ y: Int) {
        guard (0..<columns * 2).contains(x), (0..<rows * 4).contains(y) else { return }
        let bits: [UInt8] = x.isMultiple(of: 2) ? [0x01, 0x02, 0x04, 0x40] : [0x08, 0x10, 0x20, 0x80]
        cells[(y / 4) * columns + x / 2] |= bits[y % 4]
    }

    /// The part of a line inside the raster (Liang and Barsky 1984), so that a prediction that blows up costs no time.
    private func clipped(
        _ start: SIMD2<Double>, _ end: SIMD2<Double>
    ) -> (first: SIMD2<Double>, last: SIMD2<Double>)? {
        let limit = SIMD2(Double(columns * 2 - 1), Double(rows * 4 - 1))
        let direction = end - start
        var enter = 0.0
        var leave = 1.0
        for axis in 0..<2 {
            if direction[axis] == 0 {
                guard start[axis] >= -0.5, start[axis] <= limit[axis] + 0.5 else { return nil }
                continue
            }
            let low = (-0.5 - start[axis]) / direction[axis]
            let high = (limit[axis] + 0.5 - start[axis]) / direction[axis]
            enter = max(enter, min(low, high))
            leave = min(leave, max(low, high))
        }
        guard enter <= leave else { return nil }
        return (start + direction * enter, start + direction * leave)
    }
}
