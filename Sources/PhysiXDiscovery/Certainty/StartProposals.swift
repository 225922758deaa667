/// Initial states from which another experiment could start: near those that were measured, the most modest first.
enum StartProposals {
    /// How far beyond the visited values a start may lie, in parts of their range.
    private static let margin = 0.5
    /// How many proposals are spread over the whole box.
    private static let spread = 12
    /// The most proposals.
    private static let most = 40

    /// Values of the measured variables, with two digits.
    ///
    /// - Parameters:
    ///   - measurements: what was visited.
    ///   - starts: where the experiments started.
    /// - Returns: states that differ from those and from each other.
    static func states(_ measurements: Measurements, from starts: [[Double]]) -> [[Double]] {
        let box = measurements.columns.map(reachable)
        guard let first = starts.first else { return [] }
        var proposals = [0.5, 1.5, 2].map { factor in first.map { $0 * factor } }
        for place in [1.0, 0, 0.5] {
            for variable in box.indices {
                var state = first
                state[variable] = value(place, in: box[variable])
                proposals.append(state)
            }
        }
        proposals.append(first.map { -$0 })
        for index in 1...spread {
            proposals.append(box.indices.map { value(halton(index, base: primes[$0 % primes.count]), in: box[$0]) })
        }
        var known = starts.map { round($0, in: box) }
        var states: [[Double]] = []
        for proposal in proposals {
            let state = round(proposal, in: box)
            guard !known.contains(state) else { continue }
            known.append(state)
            states.append(state)
        }
        return Array(states.prefix(most))
    }

    /// The visited values and a margin; what never changed its sign keeps it.
    private static func reachable(_ column: [Double]) -> ClosedRange<Double> {
        let values = column.filter { !$0.isNaN }
        let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
        let room = margin * (greatest - least)
        return
            (least >= 0 ? max(0, least - room) : least - room)...(greatest <= 0
            ? min(0, greatest + room) : greatest + room)
    }

    private static func value(_ place: Double, in range: ClosedRange<Double>) -> Double {
        range.lowerBound + place * (range.upperBound - range.lowerBound)
    }

    private static func round(_ state: [Double], in box: [ClosedRange<Double>]) -> [Double] {
        zip(state, box).map { value, range in
            let inside = min(max(value, range.lowerBound), range.upperBound)
            // A hundredth of the range is nothing.
            let isNothing = inside.magnitude < 0.01 * (range.upperBound - range.lowerBound)
            return isNothing ? 0 : Rounding.round(inside, digits: 2)
        }
    }

    private static let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]

    /// Element of the sequence that fills [0, 1] evenly, one base for each dimension.
    ///
    /// *Source*: J. H. Halton, Numerische Mathematik 2 (1960).
    private static func halton(_ index: Int, base: Int) -> Double {
        var (rest, share, sum) = (index, 1.0, 0.0)
        while rest > 0 {
            share /= Double(base)
            sum += share * Double(rest % base)
            rest /= base
        }
        return sum
    }
}
