import PhysiXEpisodes
package import PhysiXFormats

extension Session {
    /// Starts an episode.
    ///
    /// - Parameters:
    ///   - request: which one.
    ///   - arguments: the object that the request was read from, for the error.
    ///   - location: where it stands.
    /// - Returns: its first observation.
    /// - Throws: ``ValidationFailure`` where the system cannot be drawn like this.
    package func start(
        _ request: ResetRequest, from arguments: JSONObject, at location: [ValidationIssue.Place]
    ) throws(ValidationFailure) -> WrittenObservation {
        do throws(ProblemError) {
            return try play { play throws(ProblemError) in try play.reset(request) }
        } catch {
            throw ValidationFailure(error, in: arguments, at: location)
        }
    }
}
