public import ArgumentParser
public import PhysiXBenchmark
public import PhysiXDiscovery
public import PhysiXEpisodes
public import PhysiXPolicies

/// Who proposes equations in an episode.
enum PolicyChoice: String, ExpressibleByArgument, CaseIterable {
    case solver, llm
}

extension EquationExport.Format: ExpressibleByArgument {}
extension ProblemOptions.Variant: ExpressibleByArgument {}
extension ProblemOptions.Reveal: ExpressibleByArgument {}
extension DataSplit: ExpressibleByArgument {}
extension TrainingLine.Format: ExpressibleByArgument {}
extension TrainingExamples.History: ExpressibleByArgument {}
extension BenchmarkSystem.Split: ExpressibleByArgument {}

extension DiscoveryOptions.Order: ExpressibleByArgument {
    /// `1`, `2` or `auto`.
    public init?(argument: String) {
        switch argument {
        case "1": self = .first
        case "2": self = .second
        case "auto": self = .automatic
        default: return nil
        }
    }

    /// How the default is shown in help.
    public var defaultValueDescription: String {
        switch self {
        case .first: "1"
        case .second: "2"
        case .automatic: "auto"
        }
    }

    /// What help and errors list.
    public static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }
}
