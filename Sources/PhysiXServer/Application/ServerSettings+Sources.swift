import Configuration
import Logging

extension ServerSettings {
    /// The settings that follow from the command line and the environment, that of the process unless another is given.
    ///
    /// A flag wins over `PHYSIX_…`, that one over what the host of a container sets (`PORT`, `HOST`,
    /// `MAX_CONCURRENT_ENVS`), and that over the defaults, which on a Hugging Face Space (`SPACE_ID`) are its own.
    ///
    /// - Throws: ``ServerError/setting(name:value:expected:)``.
    package init(_ flags: ServerFlags, environment: [String: String]? = nil) throws(ServerError) {
        self.init()
        let values = SettingSources(environment)
        isSpace = values.text("SPACE_ID") != nil
        if isSpace {
            host = "0.0.0.0"
            port = 7860
        }
        host = values.first(("--host", flags.host), "PHYSIX_HOST", "HOST")?.text ?? host
        port = try values.integer(("--port", flags.port), "PHYSIX_PORT", "PORT", in: 0...65535) ?? port
        isPublic = flags.isPublic || isSpace
        if !isPublic, let isSaid = try values.truth("PHYSIX_PUBLIC") { isPublic = isSaid }
        sessionLimit =
            try values.integer(
                ("--max-sessions", flags.sessionLimit), "PHYSIX_MAX_SESSIONS", "MAX_CONCURRENT_ENVS", in: 1...1_000_000)
            ?? sessionLimit
        sessionLimitForEachAddress = try values.integer(
            ("--max-sessions-per-address", flags.sessionLimitForEachAddress), "PHYSIX_MAX_SESSIONS_PER_ADDRESS",
            in: 1...1_000_000)
        mode = try values.choice(("", nil), "OPENENV_MODE") ?? mode
        names = try values.sessionNames(flags)
        threads = try values.integer(("--threads", flags.threads), "PHYSIX_THREADS", in: 1...1024)
        logLevel = try values.choice(("--log-level", flags.logLevel), "PHYSIX_LOG_LEVEL") ?? logLevel
        logFormat = try values.choice(("--log-format", flags.logFormat), "PHYSIX_LOG_FORMAT") ?? logFormat
        keeping = try values.keeping(flags)
        webRoot = values.first(("--web-root", flags.webRoot), "PHYSIX_WEB_ROOT")?.text
        models = try values.models(flags)
        if !flags.corsOrigins.isEmpty {
            corsOrigins = try SettingSources.origins("--cors-origin", flags.corsOrigins)
        } else if let texts = values.texts("PHYSIX_CORS_ORIGIN") {
            corsOrigins = try SettingSources.origins("PHYSIX_CORS_ORIGIN", texts)
        }
    }
}

/// Where a setting's text may come from, in order.
struct SettingSources {
    typealias Flag = (name: String, text: String?)
    typealias Found = (name: String, text: String)

    private let environment: ConfigReader

    /// These variables, or those of the process.
    init(_ environment: [String: String]?) {
        let provider = environment.map { EnvironmentVariablesProvider(environmentVariables: $0) }
        self.environment = ConfigReader(provider: provider ?? EnvironmentVariablesProvider())
    }

    /// A variable's value, where it is there and not empty.
    func text(_ variable: String) -> String? {
        // The names of variables are keys of one component here, so that messages and code have the same word for it.
        guard let text = environment.string(forKey: ConfigKey([variable])), !text.isEmpty else { return nil }
        return text
    }

    /// A variable's value as a list, with commas between its elements.
    func texts(_ variable: String) -> [String]? {
        text(variable)?.split(separator: ",").map { $0.filter { $0 != " " } }
    }

    func first(_ flag: Flag, _ variables: String...) -> Found? { first(flag, variables) }

    private func first(_ flag: Flag, _ variables: [String]) -> Found? {
        if let text = flag.text { return (flag.name, text) }
        for variable in variables {
            if let text = text(variable) { return (variable, text) }
        }
        return nil
    }

    func integer(
        _ flag: Flag, _ variables: String..., in range: ClosedRange<Int>
    ) throws(ServerError) -> Int? {
        guard let found = first(flag, variables) else { return nil }
        guard let value = Int(found.text), range.contains(value) else {
            throw .setting(
                name: found.name, value: found.text,
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func truth(_ variable: String) throws(ServerError) -> Bool? {
        guard let text = text(variable) else { return nil }
        switch text.lowercased() {
        case "true", "1", "yes": return true
        case "false", "0", "no": return false
        default: throw .setting(name: variable, value: text, expected: "true or false")
        }
    }

    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ flag: Flag, _ variables: String...
    ) throws(ServerError) -> Choice? {
        guard let found = first(flag, variables) else { return nil }
        guard let choice = Choice(rawValue: found.text.lowercased()) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw .setting(name: found.name, value: found.text, expected: "one of \(words)")
        }
        return choice
    }

    /// Origins as browsers send them: a scheme, a host and a port, and nothing that could match more than one.
    static func origins(_ name: String, _ texts: [String]) throws(ServerError) -> [String] {
        for text in texts {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            let isOrigin = parts.count == 3 && ["http:", "https:"].contains(parts[0]) && parts[1].isEmpty
            guard isOrigin, !parts[2].isEmpty, parts[2].allSatisfy({ $0.isASCII && !"*@?# ".contains($0) }) else {
                throw .setting(name: name, value: text, expected: "like https://example.org, without a path")
            }
        }
        return texts
    }
}
