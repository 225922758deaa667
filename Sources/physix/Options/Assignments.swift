import ArgumentParser
import PhysiXKernel

/// Names and numbers as they stand on a command line: `g=9.81,k=0.1`.
struct Assignments: ExpressibleByArgument {
    /// The numbers in the order in which they were given.
    let values: Parameters
    /// A name that was given more than once, of whose numbers only the last could count.
    let repeatedName: String?

    init(values: Parameters) {
        self.values = values
        repeatedName = nil
    }

    init?(argument: String) {
        var names: [String] = []
        var values = Parameters()
        for assignment in argument.split(separator: ",") {
            let halves = assignment.split(separator: "=", omittingEmptySubsequences: false)
            guard halves.count == 2, let number = Double(halves[1].trimmed), !halves[0].trimmed.isEmpty else {
                return nil
            }
            names.append(halves[0].trimmed)
            values[halves[0].trimmed] = number
        }
        self.values = values
        repeatedName = names.firstRepeated
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
