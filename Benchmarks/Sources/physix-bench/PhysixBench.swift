import Foundation

/// Measures PhysiX's own side of the benchmark.
///
///     physix-bench REFERENCES [--quick]        prints JSON Lines, a measurement each
///     physix-bench REFERENCES --fixed ID       one verification for a profiler
@main
struct PhysixBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 1 else {
            throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "give the references' folder"])
        }
        let directory = arguments[1]
        if arguments.count == 4, arguments[2] == "--fixed" {
            runFixedVerification(of: try Reference.load(arguments[3], in: directory))
        } else {
            try measure(directory, effort: arguments.contains("--quick") ? .quick : .full)
        }
    }

    private static func measure(_ directory: String, effort: Effort) throws {
        for id in Reference.ids {
            let reference = try Reference.load(id, in: directory)
            try reportVerification(of: reference, effort: effort)
            try reportIntegrations(of: reference, effort: effort)
            if !reference.stiff { try reportEnsemble(of: reference, effort: effort) }
        }
        try reportHostileEquations(effort: effort)
        try reportThreads(of: Reference.load("damped_spring", in: directory), effort: effort)
    }
}
