import PhysiXDiscovery
import PhysiXKernel

extension Finding {
    /// Where the samples jump and whether they drift, with what to do about it.
    var diagnosis: [String] {
        let drift =
            "a law with the time in it follows the samples much better: something drives them, or they drift; "
            + "--driven allows it"
        return result.jumps.map(sentence) + (result.seemsDriven ? [drift] : [])
    }

    private func sentence(_ jump: Jump) -> String {
        let file = experiments.name(of: jump.experiment).map { " in \($0)" } ?? ""
        let (last, next) = (
            significant(jump.times.lowerBound + experiments.timeOrigin, digits: 10),
            significant(jump.times.upperBound + experiments.timeOrigin, digits: 10)
        )
        return "`\(variables[jump.variable])`\(file) jumps by \(significant(jump.rise, digits: 2)) between \(last) and "
            + "\(next), and no law was found that does; if something was moved there, what comes before and after are two "
            + "experiments: tell them apart by a column (--split-by) or a file each"
    }
}
