import ArgumentParser

/// The numbers of problems as they stand on a command line: `0..999`, both ends included, or one number.
struct SeedRange: ExpressibleByArgument, Equatable {
    let numbers: ClosedRange<UInt64>

    init?(argument: String) {
        let ends = argument.split(separator: ".", omittingEmptySubsequences: false)
        if ends.count == 1, let only = UInt64(argument) {
            numbers = only...only
        } else if ends.count == 3, ends[1].isEmpty, let first = UInt64(ends[0]), let last = UInt64(ends[2]),
            first <= last
        {
            numbers = first...last
        } else {
            return nil
        }
    }
}
