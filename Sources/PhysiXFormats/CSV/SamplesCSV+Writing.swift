public import PhysiXKernel

extension SamplesCSV {
    /// A table with a row of names and a row for each time, which reads back as the same numbers.
    ///
    /// Cells are separated by commas, lines end in a line feed, numbers are the shortest that read back the same, and a
    /// value that is not finite becomes an empty cell.
    ///
    /// - Precondition: one name for each state variable.
    public static func write(_ trajectory: Trajectory, names: [String]) -> [UInt8] {
        precondition(names.count == trajectory.stateCount, "one name for each state variable")
        var bytes: [UInt8] = []
        // Times and values take about ten digits each.
        bytes.reserveCapacity(trajectory.times.count * (trajectory.stateCount + 1) * 12 + 256)
        bytes.append(UInt8(ascii: "t"))
        for name in names {
            bytes.append(UInt8(ascii: ","))
            bytes.append(cell: name)
        }
        bytes.append(UInt8(ascii: "\n"))
        for (sample, time) in trajectory.times.enumerated() {
            bytes.append(atMost: StackText.numberCapacity) { $0.put(shortest: time) }
            for variable in 0..<trajectory.stateCount {
                let value = trajectory[sample, variable]
                bytes.append(atMost: StackText.numberCapacity) { text in
                    text.put(UInt8(ascii: ","))
                    if value.isFinite { text.put(shortest: value) }
                }
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func append(cell text: String) {
        let needsQuotes = text.utf8.contains { ",;\"#\r\n\t ".utf8.contains($0) }
        guard needsQuotes else { return append(contentsOf: text.utf8) }
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            append(byte)
            if byte == UInt8(ascii: "\"") { append(byte) }
        }
        append(UInt8(ascii: "\""))
    }
}
