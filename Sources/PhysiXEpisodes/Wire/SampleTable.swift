import PhysiXFormats
import PhysiXKernel

/// Samples as they stand in JSON: objects from names to numbers, in any order of keys.
struct SampleTable {
    /// More columns than any problem has; a bound for what a stranger can make us store.
    private static let mostColumns = 64

    /// The names of the columns without `t`, in the order in which they first occur.
    private(set) var names: [String] = []
    private var times: [Double] = []
    private var columns: [[Double]] = []

    /// Reads an array of samples.
    mutating func read(_ reader: inout JSONReader) throws(JSONError) {
        try reader.beginArray()
        while try reader.nextElement() {
            let start = reader.offset
            try reader.beginObject()
            var time: Double?
            for index in columns.indices { columns[index].append(.nan) }
            while try reader.nextKey() {
                if reader.keyIs("t") {
                    time = try reader.readDouble()
                } else {
                    let column = try column(for: &reader)
                    let value = try reader.readNull() ? .nan : try reader.readDouble()
                    columns[column][times.count] = value
                }
            }
            guard let time else { throw reader.refusal("this sample has no time `t`", from: start) }
            times.append(time)
        }
    }

    private mutating func column(for reader: inout JSONReader) throws(JSONError) -> Int {
        for index in names.indices where reader.keyIs(names[index]) { return index }
        guard names.count < Self.mostColumns else {
            throw reader.refusal("the samples have more than \(Self.mostColumns) different keys")
        }
        names.append(reader.key)
        columns.append([Double](repeating: .nan, count: times.count + 1))
        return names.count - 1
    }

    /// The samples with their columns in the order of these names.
    func trajectory(_ order: [String]) throws(ProblemError) -> Trajectory {
        for name in names where !order.contains(name) {
            throw .trajectory(
                "the samples have `\(name)`, which is not among the state variables",
                hint: "add it to `state_variables` or leave it out of the samples")
        }
        var places: [Int] = []
        for name in order {
            guard let place = names.firstIndex(of: name) else { throw .trajectory("`\(name)` was never measured") }
            places.append(place)
        }
        var states: [Double] = []
        states.reserveCapacity(times.count * places.count)
        for sample in times.indices {
            for place in places { states.append(columns[place][sample]) }
        }
        return Trajectory(times: times, states: states, stateCount: places.count)
    }
}
