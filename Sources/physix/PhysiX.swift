import ArgumentParser

@main
struct PhysiX: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "physix")
}
