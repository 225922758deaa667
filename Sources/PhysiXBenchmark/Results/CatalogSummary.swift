/// A row of the table on the built-in systems: one of them, or a whole tier.
public struct CatalogSummary: Sendable, Hashable {
    /// Who answered, and under what noise.
    public let setting: Setting
    /// `tier 2`, or a system's id.
    public let name: String
    /// How many problems there were.
    public let count: Int
    /// The fraction of them whose law has the right terms.
    public let structure: Double
    /// The fraction of them with a match of 0.93 or more.
    public let agreement: Double
    /// The mean match from initial states that were not shown.
    public let unseenMatch: Double
    /// The processor time for each problem.
    public let seconds: Distribution

    /// The rows for some results: in each setting the tiers, each before its systems.
    public static func rows(of results: [CatalogResult]) -> [CatalogSummary] {
        Setting.groups(of: results).flatMap { setting, results in
            let tiers = Dictionary(grouping: results, by: \.tier).sorted { $0.key < $1.key }
            return tiers.flatMap { tier, results in
                let systems = Dictionary(grouping: results, by: \.key.system).sorted { $0.key < $1.key }
                return [CatalogSummary(setting, "tier \(tier)", results)]
                    + systems.map { CatalogSummary(setting, $0.key, $0.value) }
            }
        }
    }

    private init(_ setting: Setting, _ name: String, _ results: [CatalogResult]) {
        let count = Double(max(results.count, 1))
        self.setting = setting
        self.name = name
        self.count = results.count
        structure = Double(results.count(where: \.hasTrueStructure)) / count
        agreement = Double(results.count { $0.match >= CatalogResult.agreement }) / count
        unseenMatch = results.reduce(0) { $0 + $1.unseenMatch } / count
        seconds = Distribution(results.map(\.seconds))
    }
}
