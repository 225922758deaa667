import Foundation

@main
struct PhysixBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let effort = arguments.contains("--quick") ? Effort.quick : .full
        guard let directory = arguments.first else { return }
        for id in Reference.ids {
            let reference = try Reference.load(id, in: directory)
            try reportIntegrations(of: reference, effort: effort)
        }
    }
}
