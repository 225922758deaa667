import PhysiXLLM

/// Those who are compared, from how a command names them.
struct Contestants {
    /// How long a list of prices may take; without it there are no costs, and nothing else is missing.
    private static let patience = Duration.seconds(15)

    /// In the order in which they were named.
    let all: [Contestant]

    /// Finds out who is meant, which keys go with them, and what their tokens cost.
    ///
    /// - Parameters:
    ///   - names: `solver`, or a model's id, behind which an `@` and its address may stand.
    ///   - asking: how models are asked.
    ///   - client: who calls them.
    /// - Throws: `BaseURLError` for an address that is none, and what ``KeySource`` throws.
    init(_ names: [String], _ asking: AskingOptions, _ client: ChatClient) async throws {
        var keys: [BaseURL: Secret?] = [:]
        var prices: [BaseURL: [ModelListing]] = [:]
        var contestants: [Contestant] = []
        for name in names {
            guard name != "solver" else {
                contestants.append(.solver)
                continue
            }
            let (model, text) = Self.parts(of: name)
            let address = try asking.address(text)
            let key = try keys[address] ?? KeySource.key(for: address, variable: asking.apiKeyEnv)
            keys[address] = .some(key)
            if prices[address] == nil { prices[address] = await Self.list(at: address, key: key, client) }
            let base = model.prefix { $0 != ":" }
            let listing = prices[address]?.first { $0.id == model } ?? prices[address]?.first { $0.id == base }
            contestants.append(
                Contestant(asking.policy(model, at: address, key: key, client), price: listing?.price))
        }
        all = contestants
    }

    /// An id and an address; ids may have an `@` of their own.
    private static func parts(of name: String) -> (model: String, address: String?) {
        for scheme in ["@https://", "@http://"] {
            guard let range = name.ranges(of: scheme).last else { continue }
            return (String(name[..<range.lowerBound]), String(name[name.index(after: range.lowerBound)...]))
        }
        return (name, nil)
    }

    private static func list(at address: BaseURL, key: Secret?, _ client: ChatClient) async -> [ModelListing] {
        do throws(ModelError) {
            return try await client.models(at: address, key: key, timeLimit: patience)
        } catch {
            // Whatever is wrong, the first episode says it.
            return []
        }
    }
}
