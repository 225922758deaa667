import HTTPTypes
import Hummingbird
import PhysiXEpisodes
import PhysiXKernel
import PhysiXLLM
import PhysiXStore

/// Why an interactive session does not do what was asked.
enum InteractiveError: Diagnosable {
    /// No session has this name; these are the player's own.
    case unknownSession(String, own: [String])
    /// No system has this name.
    case unknownSystem(UnknownSystem)
    /// The session cannot take this turn, or any.
    case episode(EpisodeError)
    /// A policy is at work on the session's next turn.
    case busy(policy: String)
    /// Another program played the session, or forgot it.
    case playedElsewhere
    /// There is too much of something; better luck in some seconds.
    case tooMany(String, seconds: Int)
    /// The policy was told to stop before it had proposed anything.
    case stopped
    /// The policy can do nothing with this session's samples.
    case unsolvable(String)
    /// This server calls no models.
    case withoutModels
    /// There is no key to call a model with.
    case key(KeyError)
    /// The server's own key pays for these models alone.
    case notOffered(model: String, offered: [String])
    /// A model's API did not answer.
    case model(ModelError)
    /// The server ends.
    case ending
    /// Sessions cannot be kept or brought back.
    case store(StoreError)

    /// What is wrong, for the player: nothing of the server's files.
    var summary: String {
        switch self {
        case .unknownSession(let id, let own):
            "unknown session `\(id)`; "
                + (own.isEmpty ? "you have none" : "yours are \(own.joined(separator: ", "))")
        case .unknownSystem(let error): error.summary
        case .episode(let error): [error.summary, error.hint].compactMap(\.self).joined(separator: "; ")
        case .busy(let policy): "the \(policy) is at work on this session's next turn; wait for it"
        case .playedElsewhere: "the session has gone on elsewhere; load it again"
        case .tooMany(let what, _): "too many \(what); try again later"
        case .stopped: "the policy was stopped; the turn is still to be taken"
        case .unsolvable(let reason): "the solver cannot work with these samples: \(reason)"
        case .withoutModels: "this server calls no models; whoever runs it has decided so"
        case .key(let error): error.sentence
        case .notOffered(let model, let offered):
            "`\(model.asPlainLine)` is not offered without an api_key of your own; "
                + (offered.isEmpty ? "no model is" : "these models are: \(offered.joined(separator: ", "))")
        case .model(let error): error.detail
        case .ending: "the server is ending"
        case .store(.unreadable): "the session cannot be brought back by this version of PhysiX"
        case .store: "sessions cannot be read or written at the moment"
        }
    }

    /// The answer's status.
    var status: HTTPResponse.Status {
        switch self {
        case .unknownSession, .unknownSystem: .notFound
        case .episode, .busy, .playedElsewhere, .stopped, .store(.unreadable): .conflict
        case .tooMany: .tooManyRequests
        case .unsolvable, .key: .unprocessableContent
        case .notOffered, .withoutModels: .forbidden
        case .model(let error): error.answerStatus
        case .ending, .store: .serviceUnavailable
        }
    }

    /// When to try again, in seconds.
    var retryAfter: Int? {
        switch self {
        case .tooMany(_, let seconds): seconds
        case .model(let error):
            error.kind == .rateLimit ? max(1, Int((error.retryAfter ?? .seconds(30)) / .seconds(1))) : nil
        case .ending, .store: status == .serviceUnavailable ? 5 : nil
        default: nil
        }
    }

    /// What a store's complaint means for a session that was there a moment ago.
    init(_ error: StoreError) {
        switch error {
        case .unknownSession, .outOfStep, .duplicate: self = .playedElsewhere
        default: self = .store(error)
        }
    }
}

extension ModelError {
    /// The status that a failed call of a model has here: that of a gateway, but for what its caller has to change.
    fileprivate var answerStatus: HTTPResponse.Status {
        switch kind {
        case .forbiddenAddress: .forbidden
        case .rateLimit: .tooManyRequests
        case .timeout: .gatewayTimeout
        case .cancelled: .conflict
        default: .badGateway
        }
    }
}
