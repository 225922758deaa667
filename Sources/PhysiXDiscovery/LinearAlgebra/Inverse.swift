/// The inverse of a small square matrix, row-major, or `nil` where it is singular to working precision.
func invert(_ matrix: [Double], order: Int) -> [Double]? {
    var left = matrix
    var right = [Double](repeating: 0, count: order * order)
    for index in 0..<order { right[index * order + index] = 1 }
    for pivot in 0..<order {
        var best = pivot
        for row in pivot..<order where left[row * order + pivot].magnitude > left[best * order + pivot].magnitude {
            best = row
        }
        let head = left[best * order + pivot]
        guard head.magnitude > 1e-280, head.isFinite else { return nil }
        for column in 0..<order {
            left.swapAt(pivot * order + column, best * order + column)
            right.swapAt(pivot * order + column, best * order + column)
            left[pivot * order + column] /= head
            right[pivot * order + column] /= head
        }
        for row in 0..<order where row != pivot {
            let share = left[row * order + pivot]
            for column in 0..<order {
                left[row * order + column] -= share * left[pivot * order + column]
                right[row * order + column] -= share * right[pivot * order + column]
            }
        }
    }
    return right
}
