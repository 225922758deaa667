extension CSVTable {
    /// Brings the rows into the order of their times and makes one of those with the same time.
    ///
    /// - Parameter whole: what the rows are called in errors.
    /// - Returns: what was done.
    /// - Throws: a ``CSVError`` where there is one time only, or where the times begin anew.
    mutating func orderTimes(of whole: String = "the file") throws(CSVError) -> [CSVNote] {
        var notes: [CSVNote] = []
        if let descent = firstDescent {
            if isReversed {
                arrange(times.indices.reversed())
                notes.append(.reversed)
            } else {
                try refuseSeveralRuns(from: descent)
                notes.append(.sorted(line: lines[descent]))
                arrange(
                    times.indices.sorted { times[$0] < times[$1] || (times[$0] == times[$1] && $0 < $1) })
            }
        }
        notes += mergeRepeatedTimes()
        guard times.count >= 2 else {
            throw CSVError(
                .tooFewRows, "\(whole) has one time only, \(times[0])",
                hint:
                    "it needs measurements at several times; if commas stand within its numbers, separate columns by semicolons",
                line: lines[0])
        }
        return notes
    }

    private var firstDescent: Int? {
        times.indices.dropFirst().first { times[$0] < times[$0 - 1] }
    }

    private var isReversed: Bool {
        times.indices.dropFirst().allSatisfy { times[$0] <= times[$0 - 1] }
    }

    /// Refuses times that run forward and begin anew: sorting would mingle separate experiments.
    private func refuseSeveralRuns(from descent: Int) throws(CSVError) {
        guard let earliest = times.min(), let latest = times.max() else { return }
        let nearStart = earliest + (latest - earliest) / 20
        var runStart = 0
        for row in times.indices.dropFirst() where times[row] < times[row - 1] {
            // A run of one or two rows is rather a row out of order.
            guard times[row] <= nearStart, row - runStart >= 3 else { return }
            runStart = row
        }
        guard times.count - runStart >= 3 else { return }
        throw CSVError(
            .severalRuns, "the time goes back from \(times[descent - 1]) to \(times[descent]) and runs on from there",
            hint: "put each experiment into a file of its own, or tell them apart in a column named experiment",
            line: lines[descent])
    }

    private mutating func mergeRepeatedTimes() -> [CSVNote] {
        guard times.indices.dropFirst().contains(where: { times[$0] == times[$0 - 1] }) else { return [] }
        var same = (rows: 0, line: Int.max)
        var different = (rows: 0, line: Int.max)
        var kept: [Int] = []
        var row = 0
        while row < times.count {
            var end = row + 1
            while end < times.count, times[end] == times[row] { end += 1 }
            kept.append(row)
            if end > row + 1 {
                let line = lines[row..<end].sorted()[1]
                if merge(row..<end) {
                    same = (same.rows + end - row - 1, min(same.line, line))
                } else {
                    different = (different.rows + end - row - 1, min(different.line, line))
                }
            }
            row = end
        }
        arrange(kept)
        var notes: [CSVNote] = []
        if same.rows > 0 { notes.append(.repeated(rows: same.rows, line: same.line)) }
        if different.rows > 0 { notes.append(.averaged(rows: different.rows, line: different.line)) }
        return notes
    }

    /// Gives the first of the rows the values of all of them: the mean of those that are not missing.
    ///
    /// - Returns: whether the rows contradict each other nowhere.
    private mutating func merge(_ rows: Range<Int>) -> Bool {
        var agree = true
        let merged = (0..<width).map { place in
            let measured = rows.map { values[$0 * width + place] }.filter { !$0.isNaN }
            guard let first = measured.first else { return Double.nan }
            if measured.allSatisfy({ $0 == first }) { return first }
            agree = false
            // Divided first, so that the sum cannot overflow.
            return measured.reduce(0) { $0 + $1 / Double(measured.count) }
        }
        setValues(of: rows.lowerBound, to: merged)
        return agree
    }
}
