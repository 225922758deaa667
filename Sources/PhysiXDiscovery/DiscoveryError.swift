public import PhysiXKernel

/// Why samples cannot be searched for a law.
public enum DiscoveryError: Diagnosable, Equatable {
    /// The trajectory has another number of columns than there are names.
    case columnCountDiffers(columns: Int, names: Int)
    /// A time is not larger than the one before it, or not a number; rows count from 0.
    case timesNotIncreasing(row: Int)
    /// A value is infinite; a missing one is NaN. Rows count from 0.
    case valueNotFinite(variable: String, row: Int)
    /// A variable has too few values for any law to be told from noise.
    case tooFewSamples(variable: String, count: Int, needed: Int)

    /// What is wrong, in one sentence.
    public var summary: String {
        switch self {
        case .columnCountDiffers(let columns, let names):
            "the trajectory has \(columns) columns and there are \(names) names"
        case .timesNotIncreasing(let row):
            "the time of sample \(row + 1) is not later than the one before it"
        case .valueNotFinite(let variable, let row):
            "sample \(row + 1) of `\(variable)` is infinite"
        case .tooFewSamples(let variable, let count, _):
            "`\(variable)` has \(count) values, too few to tell a law from noise"
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .columnCountDiffers: "name each measured column once, without `t`"
        case .timesNotIncreasing: "sort the rows by time and keep one row for each time"
        case .valueNotFinite: "leave the cell empty where nothing was measured"
        case .tooFewSamples(_, _, let needed): "give at least \(needed) values; 30 or more make a reliable law"
        }
    }
}
