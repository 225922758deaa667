import PhysiXDiscovery
import PhysiXKernel

extension Finding {
    /// So many wild values are named; of more there is the number.
    private static let namedOutliers = 8

    /// Which values were left out, with their times in the file.
    var outlierNotes: [String] {
        guard !result.outliers.isEmpty else { return [] }
        let places = result.outliers.prefix(Self.namedOutliers).map { outlier in
            let time = significant(experiments.all[outlier.experiment].observations.times[outlier.row], digits: 10)
            let file = experiments.name(of: outlier.experiment).map { " in \($0)" } ?? ""
            return "\(variables[outlier.variable]) at \(time)\(file)"
        }
        let rest = result.outliers.count - places.count
        let count = result.outliers.count == 1 ? "1 value lies" : "\(result.outliers.count) values lie"
        return [
            "\(count) far from the law and from its neighbours, and the law was found without: "
                + places.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        ]
    }
}
