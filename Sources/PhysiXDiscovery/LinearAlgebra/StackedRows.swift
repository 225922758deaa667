/// A small dense matrix, row-major, that rows are stacked into and that orthogonal transformations bring to
/// triangular form.
///
/// Least squares by orthogonal transformation keeps all digits where normal equations would lose half of them: data
/// without noise next to a nearly flat prior is exactly such a case.
///
/// The sizes, `columns` with the right-hand side included and the most rows, are known to the compiler, and the entries
/// stay on the stack: a smoothing spline triangularises two such matrices for each sample.
struct StackedRows<let columns: Int, let capacity: Int> {
    /// The number of rows stacked so far.
    private(set) var rows = 0
    private var values = InlineArray<capacity, InlineArray<columns, Double>>(
        repeating: InlineArray<columns, Double>(repeating: 0))

    subscript(row: Int, column: Int) -> Double {
        get { values[row][column] }
        set { values[row][column] = newValue }
    }

    /// Adds a row of zeros and returns its index.
    mutating func appendRow() -> Int {
        precondition(rows < capacity, "there is room for every row")
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
