import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// The tools that an agent plays an episode with.
enum EpisodeTool: String, CaseIterable {
    case startEpisode = "start_episode"
    case lookAtData = "look_at_data"
    case submitEquation = "submit_equation"
    case simulateEquation = "simulate_equation"

    /// The tools with the schemas of their arguments.
    static let descriptions = JSONValue(written: PackageResources.tools_json)

    /// The same with the schemas of their results, which are observations unless a tool says otherwise.
    static let describedWithResults: JSONValue = {
        let observation = JSONValue(written: PackageResources.schema_json)["observation"]
        return .array(
            (descriptions.array ?? []).map { tool in
                guard var members = tool.object, members["outputSchema"] == nil else { return tool }
                members["outputSchema"] = observation
                return .object(members)
            })
    }()

    /// Uses the tool.
    ///
    /// - Returns: a JSON object.
    func run(_ arguments: JSONObject, _ session: Session, _ tasks: TaskSplits) throws(RemoteError) -> [UInt8] {
        var json = JSONWriter()
        switch self {
        case .startEpisode:
            do throws(ValidationFailure) {
                let request = try ResetRequest(validating: arguments, at: [], tasks: tasks)
                json.value(try session.start(request, from: arguments, at: []).observation)
            } catch { throw RemoteError(error) }
        case .lookAtData:
            json.value(try Self.observation(of: session))
        case .submitEquation:
            let action = try Self.action(arguments)
            if let reason = session.missingEpisode { throw .failed(reason) }
            do throws(EpisodeError) {
                json.value(try session.play { play throws(EpisodeError) in try play.step(action) }.observation)
            } catch { throw .failed(error) }
        case .simulateEquation:
            let action = try Self.action(arguments)
            _ = try Self.observation(of: session)
            do throws(EquationError) {
                let simulation = try session.play { play throws(EquationError) in try play.simulate(action) }
                if let simulation { json.value(simulation) }
            } catch { throw .failed(error) }
        }
        return json.bytes
    }

    private static func action(_ arguments: JSONObject) throws(RemoteError) -> Action {
        do throws(ValidationFailure) { return try Action(validating: .object(arguments)) } catch {
            throw RemoteError(error)
        }
    }

    private static func observation(of session: Session) throws(RemoteError) -> Observation {
        guard let observation = session.play({ play in play.observation }) else {
            throw .failed("there is no episode yet; call start_episode first, in a session")
        }
        return observation
    }
}
