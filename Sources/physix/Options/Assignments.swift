import ArgumentParser
import PhysiXKernel

/// Names and numbers as they stand on a command line: `g=9.81,k=0.1`.
struct Assignments: ExpressibleByArgument {
    /// The numbers in the order in which they were given.
    let values: Parameters

    init(values: Parameters) { self.values = values }

    init?(argument: String) {
        var values = Parameters()
        for assignment in argument.split(separator: ",") {
            let halves = assignment.split(separator: "=", omittingEmptySubsequences: false)
            guard halves.count == 2, let number = Double(halves[1].trimmed), !halves[0].trimmed.isEmpty else {
                return nil
            }
            values[halves[0].trimmed] = number
        }
        self.values = values
    }

    var defaultValueDescription: String {
        zip(values.names, values.values).map { "\($0)=\($1)" }.joined(separator: ",")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
