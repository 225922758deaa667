import PhysiXEpisodes
package import PhysiXFormats
import PhysiXKernel

/// OpenEnv's session protocol on `/ws`: reset, step, state, close and mcp, one answer to each message.
package struct Conversation: Dialogue {
    private let session: Session
    private let table: SessionTable

    package init(with session: Session, of table: SessionTable) {
        self.session = session
        self.table = table
    }

    package mutating func answer(_ message: Span<UInt8>, into json: inout JSONWriter) -> Next {
        do throws(ConversationError) {
            // Nearly all messages are well-formed steps, which need no tree.
            if let action = StepMessage.action(in: message) {
                try step(action, into: &json)
                return .goOn
            }
            return try answer(Envelope(reading: message), into: &json)
        } catch {
            json.removeAll()
            error.write(to: &json)
            return error.next
        }
    }

    package mutating func refuseBinary(into json: inout JSONWriter) -> Next {
        let error = ConversationError.session("Messages must be text frames")
        error.write(to: &json)
        return error.next
    }

    private func answer(_ envelope: Envelope, into json: inout JSONWriter) throws(ConversationError) -> Next {
        switch envelope {
        case .reset(let arguments): try reset(arguments, into: &json)
        case .step(let action):
            try step(try Self.action(action), into: &json)
        case .state:
            json.object { json in
                json.member("type", "state")
                json.member("data", SessionState(of: session))
            }
        case .close: return .close
        case .mcp(let request):
            json.object { json in
                json.member("type", "mcp")
                json.member("data", ToolAnswer(to: request, from: ToolService(table, own: session)))
            }
        }
        return .goOn
    }

    private static func action(_ json: JSONValue) throws(ConversationError) -> Action {
        do throws(ValidationFailure) { return try Action(validating: json) } catch { throw .validation(error) }
    }

    private func reset(_ arguments: JSONObject, into json: inout JSONWriter) throws(ConversationError) {
        let observation: WrittenObservation
        do throws(ValidationFailure) {
            let request = try ResetRequest(validating: arguments, at: [.key("data")], tasks: table.tasks)
            observation = try session.start(request, from: arguments, at: [.key("data")])
        } catch {
            throw .validation(ValidationFailure(error.issues, hasLinks: true))
        }
        write(observation, into: &json)
    }

    private func step(_ action: Action, into json: inout JSONWriter) throws(ConversationError) {
        if let reason = session.missingEpisode { throw .execution(reason) }
        let observation: WrittenObservation
        do throws(EpisodeError) {
            observation = try session.play { play throws(EpisodeError) in try play.step(action) }
        } catch {
            throw .execution([error.summary, error.hint].compactMap(\.self).joined(separator: "; "))
        }
        write(observation, into: &json)
    }

    private func write(_ observation: WrittenObservation, into json: inout JSONWriter) {
        json.reserveCapacity(observation.estimatedByteCount)
        json.object { json in
            json.member("type", "observation")
            json.member("data", SentObservation(observation, over: .webSocket))
        }
    }
}
