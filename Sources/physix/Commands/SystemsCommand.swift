import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats

/// `physix systems`: what problems can be drawn from.
struct SystemsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "systems",
        abstract: "Lists the physical systems that problems are drawn from.",
        discussion: """
            Examples:
              physix systems
              physix systems --json
              physix systems --system-file my-systems.yaml

            A file of your own holds one system or a list of them:
              - id: hardening_spring
                state: [x, vx]
                equation: d2x/dt2 = -k*x**3
                parameters: {k: [1, 3]}
                start: {x: [0.5, 2], vx: 0}
                duration: 10
                hint: A spring of stiffness {k} N/m³ that hardens.
            A number stands for itself, [1, 3] for a range to draw from.
            Optional: tier, altered, decoys, driven.
            """)

    @OptionGroup var source: SystemSourceOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let systems = try source.catalog.systems
        try StandardStream.output.write(json ? Self.document(systems) : Self.table(systems))
    }

    private static func table(_ systems: [SystemDefinition]) -> String {
        var table = Table([.init("system"), .init("tier", .right), .init("s", .right), .init("law")])
        for system in systems {
            let law = system.law.equation.replacing("\n", with: "; ")
            table.add([system.id, String(system.tier), significant(system.duration), law])
        }
        let lines = table.lines(
            style: .of(.output), width: StandardStream.output.isTerminal ? StandardStream.output.width : .max)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func document(_ systems: [SystemDefinition]) -> String {
        var json = JSONWriter()
        json.array { json in
            for system in systems { json.object { system.write(to: &$0) } }
        }
        json.endLine()
        return json.text
    }
}
