package import PhysiXEpisodes
package import PhysiXFormats

extension ResetRequest {
    /// What the server accepts, less than the library: each of them costs memory or time for as long as a session lives.
    enum ServedLimits {
        static let turns = 1...64
        static let samples = 2...2000
        static let noise = 0...1000
        static let idLength = 255
    }

    /// Reads the arguments of a reset, whatever else the object holds.
    ///
    /// - Parameters:
    ///   - object: the arguments.
    ///   - location: where they stand.
    ///   - tasks: the tasks that `split` and `index` select.
    /// - Throws: ``ValidationFailure`` with everything that is wrong.
    package init(
        validating object: JSONObject, at location: [ValidationIssue.Place], tasks: TaskSplits
    ) throws(ValidationFailure) {
        self.init()
        var fields = FieldReader(object, at: location)
        seed = fields.seed("seed")
        episodeID = fields.string("episode_id", atMost: ServedLimits.idLength)
        systemID = fields.choice("system_id", of: tasks.catalog.systems.map(\.id))
        turnLimit = fields.integer("max_turns", in: ServedLimits.turns) ?? turnLimit
        options.noise = fields.number("noise", in: ServedLimits.noise) ?? options.noise
        options.samples = fields.integer("samples", in: ServedLimits.samples) ?? options.samples
        options.reveal = fields.option("reveal") ?? options.reveal
        options.variant = fields.option("variant") ?? options.variant
        hasPrompt = fields.truth("with_prompt") ?? hasPrompt
        selectTask(&fields, tasks)
        guard fields.issues.isEmpty else { throw ValidationFailure(fields.issues) }
    }

    /// Takes the system of a task, where `split` and `index` say which.
    private mutating func selectTask(_ fields: inout FieldReader, _ tasks: TaskSplits) {
        let index = fields.integer("index", in: 0 ... .max)
        guard let split = fields.choice("split", of: TaskSplits.Split.allCases.map(\.rawValue)),
            let systems = TaskSplits.Split(rawValue: split).map(tasks.systems)
        else { return }
        guard !systems.isEmpty else {
            return fields.report(
                .unacceptable(
                    at: fields.location + [.key("split")], "there is no task in this split", input: .string(split)))
        }
        if let index {
            guard systems.indices.contains(index) else {
                return fields.report(.noTask(at: fields.location + [.key("index")], index, of: split, systems.count))
            }
            systemID = systems[index].id
        } else if systemID == nil {
            seed = seed ?? .random(in: 0 ... .max)
            let chosen = SystemCatalog(systems).drawn(seed: seed ?? 0, from: Set(systems.map(\.tier)))
            systemID = chosen?.id
        }
    }
}

extension FieldReader {
    /// A seed: any integer from 0, of which the lowest 64 bits count.
    fileprivate mutating func seed(_ key: String) -> UInt64? {
        if case .number(let number)? = object[key], number.text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
            return number.text.utf8.reduce(0) { $0 &* 10 &+ UInt64($1 - 48) }
        }
        return integer(key, in: 0 ... .max, isLax: true).map(UInt64.init)
    }

    /// One of an option's cases.
    fileprivate mutating func option<Option: CaseIterable & RawRepresentable<String>>(_ key: String) -> Option? {
        choice(key, of: Option.allCases.map(\.rawValue)).flatMap(Option.init)
    }
}
