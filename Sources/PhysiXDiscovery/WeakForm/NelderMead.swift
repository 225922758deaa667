/// Finds the minimum of a function of a few numbers without derivatives.
///
/// *Source*: Nelder and Mead, The Computer Journal 7, 1965.
struct NelderMead {
    /// How often the function is evaluated at most.
    var evaluations: Int
    /// It is over when the values at all corners differ by less than this part.
    var precision: Double

    /// The lowest point found, with its value.
    func minimise(from start: [Double], steps: [Double], _ value: ([Double]) -> Double) -> (point: [Double], value: Double)
    {
        var corners = [(point: start, value: value(start))]
        for index in start.indices {
            var point = start
            point[index] += steps[index]
            corners.append((point, value(point)))
        }
        var count = corners.count
        func evaluate(_ point: [Double]) -> (point: [Double], value: Double) {
            count += 1
            return (point, value(point))
        }
        while count < evaluations {
            corners.sort { $0.value < $1.value }
            let (best, worst) = (corners[0], corners[corners.count - 1])
            guard worst.value - best.value > precision * best.value.magnitude else { break }
            let centre = start.indices.map { index in
                corners.dropLast().reduce(0) { $0 + $1.point[index] } / Double(start.count)
            }
            func along(_ share: Double) -> [Double] { zip(centre, worst.point).map { $0 + share * ($1 - $0) } }
            let reflected = evaluate(along(-1))
            if reflected.value < best.value {
                let expanded = evaluate(along(-2))
                corners[corners.count - 1] = expanded.value < reflected.value ? expanded : reflected
                continue
            }
            if reflected.value < corners[corners.count - 2].value {
                corners[corners.count - 1] = reflected
                continue
            }
            let contracted = evaluate(along(reflected.value < worst.value ? -0.5 : 0.5))
            if contracted.value < min(worst.value, reflected.value) {
                corners[corners.count - 1] = contracted
                continue
            }
            for index in corners.indices.dropFirst() {
                corners[index] = evaluate(zip(best.point, corners[index].point).map { ($0 + $1) / 2 })
            }
        }
        let best = corners.min { $0.value < $1.value }
        return best ?? corners[0]
    }
}
