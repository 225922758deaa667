import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

extension ValidationFailure {
    /// A problem that cannot be drawn with these arguments.
    ///
    /// - Parameters:
    ///   - error: why not.
    ///   - object: the arguments of the reset.
    ///   - location: where they stand.
    init(_ error: ProblemError, in object: JSONObject, at location: [ValidationIssue.Place]) {
        let key: String
        if case .option(let name, _) = error { key = name } else { key = "variant" }
        self.init([
            .unacceptable(at: location + [.key(key)], error.summary, input: object[key] ?? .object(object))
        ])
    }
}
