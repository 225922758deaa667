/// What a fit determines: the constants of a structure and the state at the start of each segment.
struct Unknowns: Hashable, Sendable {
    /// One stretch of the measurements, integrated from a state of its own.
    struct Segment: Hashable, Sendable {
        /// The sample at which it starts.
        var first: Int
        /// The state there.
        var state: [Double]
    }

    /// The constants in the order of the structure's slots.
    var parameters: [Double]
    /// One segment for each experiment, or several where no single solution follows it over its whole span.
    var segments: [Segment]

    /// All of them as one point of the space that is searched: the constants, then the states.
    var point: [Double] {
        get { parameters + segments.flatMap(\.state) }
        set {
            var rest = newValue[...]
            for index in parameters.indices { parameters[index] = rest.removeFirst() }
            for segment in segments.indices {
                for state in segments[segment].state.indices { segments[segment].state[state] = rest.removeFirst() }
            }
        }
    }

    /// Keeps half of each experiment's segments, evenly spread, and of three or fewer the first; each then extends to the
    /// next that is kept.
    mutating func halveSegments(_ experiments: [Range<Int>]) {
        segments = experiments.flatMap { experiment in
            let own = segments.filter { experiment.contains($0.first) }
            let count = own.count > 3 ? (own.count + 1) / 2 : 1
            return (0..<count).map { own[$0 * own.count / count] }
        }
    }

    /// How many there are.
    var count: Int { segments.reduce(parameters.count) { $0 + $1.state.count } }

    /// The place of a segment's state within ``point``.
    func offset(ofSegment index: Int) -> Int { segments[..<index].reduce(parameters.count) { $0 + $1.state.count } }
}

/// A structure whose constants and initial states were fitted to the measurements.
struct Fit: Sendable {
    /// Which terms stand in which law.
    var structure: Structure
    /// The constants and states.
    var unknowns: Unknowns
    /// For each measured variable the sum of squared residuals, in its unit.
    var squares: [Double]
    /// What the fit costs by the criterion; less is better.
    var score: Double
    /// By how much coincidences among the constants are expected to lower it, which is already taken off.
    var promise = 0.0
    /// What it costs that its starts have to be chosen more exactly than samples tell them.
    var priceOfStarts = 0.0

    /// The constants in the order of the structure's slots.
    var parameters: [Double] { unknowns.parameters }
}
