/// A small dense matrix, row-major, that rows are stacked into and that orthogonal transformations bring to
/// triangular form.
///
/// Least squares by orthogonal transformation keeps all digits where normal equations would lose half of them: data
/// without noise next to a nearly flat prior is exactly such a case.
struct StackedRows {
    /// The number of columns, the right-hand side included.
    let columns: Int
    /// The number of rows stacked so far.
    private(set) var rows = 0
    private var values: [Double]

    /// An empty stack with room for `capacity` rows.
    init(columns: Int, capacity: Int) {
        self.columns = columns
        values = [Double](repeating: 0, count: columns * capacity)
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// Forgets all rows.
    mutating func removeAll() {
        for index in 0..<rows * columns { values[index] = 0 }
        rows = 0
    }

    /// Adds a row of zeros and returns its index.
    mutating func appendRow() -> Int {
        rows += 1
        return rows - 1
    }

    /// Brings the first `count` columns to upper triangular form by Householder reflections.
    mutating func triangularize(_ count: Int) {
        for pivot in 0..<min(count, rows) {
            var squares = 0.0
            for row in pivot..<rows { squares += self[row, pivot] * self[row, pivot] }
            guard squares > 0 else { continue }
            let head = self[pivot, pivot]
            let norm = head > 0 ? -squares.squareRoot() : squares.squareRoot()
            let reflected = head - norm
            // The reflector is (reflected, column below); its squared length is 2·norm·(norm − head).
            let scale = 1 / (norm * (norm - head))
            for column in pivot + 1..<columns {
                var product = reflected * self[pivot, column]
                for row in pivot + 1..<rows { product += self[row, pivot] * self[row, column] }
                product *= scale
                self[pivot, column] -= product * reflected
                for row in pivot + 1..<rows { self[row, column] -= product * self[row, pivot] }
            }
            self[pivot, pivot] = norm
            for row in pivot + 1..<rows { self[row, pivot] = 0 }
        }
    }
}
