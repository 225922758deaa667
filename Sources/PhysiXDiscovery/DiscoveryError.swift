public import PhysiXKernel

/// Why samples cannot be searched for a law.
public enum DiscoveryError: Diagnosable, Equatable {
    /// The trajectory has another number of columns than there are names.
    case columnCountDiffers(columns: Int, names: Int)
    /// A time is not larger than the one before it, or not a number; rows count from 0.
    case timesNotIncreasing(row: Int)
    /// A value is infinite; a missing one is NaN. Rows count from 0.
    case valueNotFinite(variable: String, row: Int)
    /// The largest magnitude of a variable, or the range of its values, is beyond what can be squared without overflow
    /// or underflow: outside 1e-100…1e100 and not 0.
    case valuesOutOfRange(variable: String)
    /// The time span is outside 1e-30…1e30, or a step is less than 1e-12 of it.
    case timesOutOfRange
    /// A variable has too few values for any law to be told from noise.
    case tooFewSamples(variable: String, count: Int, needed: Int)
    /// There is no experiment to search.
    case noExperiments
    /// What is wrong with one of several experiments, which count from 0.
    indirect case inExperiment(Int, DiscoveryError)
    /// A term that the options name is neither a family nor an expression.
    case termNotUnderstood(text: String, error: EquationError)
    /// A term that the options add depends on nothing, as where it is the name of a family.
    case termWithoutVariable(text: String)
    /// What the options forbid is no family and, because it has constants of its own, no term either.
    case familyUnknown(text: String)

    /// What is wrong, in one sentence.
    public var summary: String {
        switch self {
        case .columnCountDiffers(let columns, let names):
            "the trajectory has \(columns) columns and there are \(names) names"
        case .timesNotIncreasing(let row):
            "the time of sample \(row + 1) is not later than the one before it"
        case .valueNotFinite(let variable, let row):
            "sample \(row + 1) of `\(variable)` is infinite"
        case .valuesOutOfRange(let variable):
            "the values of `\(variable)`, or the differences between them, are larger than 1e100 or smaller than 1e-100"
        case .timesOutOfRange:
            "the times span more than 1e30 or less than 1e-30, or two of them are closer than 1e-12 of the span"
        case .tooFewSamples(let variable, let count, _):
            "`\(variable)` has \(count) values, too few to tell a law from noise"
        case .noExperiments:
            "there is no experiment to search"
        case .inExperiment(let index, let error):
            "experiment \(index + 1): \(error.summary)"
        case .termNotUnderstood(let text, let error):
            "the term `\(text)` cannot be read: \(error.summary)"
        case .termWithoutVariable(let text):
            "no variable occurs in the term `\(text)`"
        case .familyUnknown(let text):
            "`\(text)` is neither a family of terms nor a term of the variables alone"
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .columnCountDiffers: "name each measured column once, without `t`"
        case .timesNotIncreasing: "sort the rows by time and keep one row for each time"
        case .valueNotFinite: "leave the cell empty where nothing was measured"
        case .valuesOutOfRange(let variable):
            "measure `\(variable)` in another unit, and leave cells empty that hold no measurement"
        case .timesOutOfRange: "measure time in another unit, and keep one of rows that are almost simultaneous"
        case .tooFewSamples(_, _, let needed): "give at least \(needed) values; 30 or more make a reliable law"
        case .noExperiments: "give the samples of at least one"
        case .inExperiment(_, let error): error.hint
        case .termNotUnderstood(_, let error):
            error.hint ?? "write it as in an equation, such as `x*log(x)`, or give the name of a family"
        case .termWithoutVariable(let text):
            DiscoveryOptions.families.contains(text)
                ? "all families are tried unless they are forbidden; a term is written out, such as `x*log(x)`"
                : "write it with the measured variables, such as `x*log(x)`; other names are constants to be found"
        case .familyUnknown: "the families are \(DiscoveryOptions.families.joined(separator: ", "))"
        }
    }
}
