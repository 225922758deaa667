import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

extension Finding {
    /// So many wild values are named; of more there is the number.
    private static let namedOutliers = 8

    /// Which values were left out, with their times in the file.
    var outlierNotes: [String] {
        guard !result.outliers.isEmpty else { return [] }
        let places = result.outliers.prefix(Self.namedOutliers).map { outlier in
            let time = significant(time(of: outlier), digits: 10)
            let file = experiments.name(of: outlier.experiment).map { " in \($0)" } ?? ""
            return "\(variables[outlier.variable]) = \(significant(value(of: outlier))) at \(time)\(file)"
        }
        let rest = result.outliers.count - places.count
        let count = result.outliers.count == 1 ? "1 value lies" : "\(result.outliers.count) values lie"
        return [
            "\(count) far from the law and from its neighbours, and the law was found without: "
                + places.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        ]
    }

    /// Each value that was left out, by the file, the variable and the time in the file.
    func writeOutliers(to json: inout JSONWriter) {
        json.array("outliers") { json in
            for outlier in result.outliers {
                json.object { json in
                    let experiment = experiments.all[outlier.experiment]
                    json.member("file", experiment.file)
                    if let label = experiment.label { json.member("experiment", label) }
                    json.member("variable", variables[outlier.variable])
                    json.member("t", time(of: outlier))
                    json.member("value", value(of: outlier))
                }
            }
        }
    }

    private func time(of outlier: OutlyingSample) -> Double {
        experiments.all[outlier.experiment].observations.times[outlier.row]
    }

    private func value(of outlier: OutlyingSample) -> Double {
        experiments.all[outlier.experiment].observations[outlier.row, outlier.variable]
    }
}
