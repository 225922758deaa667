import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// `physix simulate`: noisy samples of a system or of an equation of one's own.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Writes noisy samples of a system, or of an equation of your own, as CSV.",
        discussion: #"""
            Examples:
              physix simulate --system damped_spring --seed 7 --out spring.csv
              physix simulate --equation "d2y/dt2 = -g" --params g=9.81 \
                --initial y=30,vy=0 --duration 2
              physix simulate --equation "dx/dt = r*x*(1 - x)" --params r=0.7 \
                --initial x=0.05 --noise 0.05

            The first sample is as noisy as the rest. `t` may stand in an equation of your own.
            """#)

    @Option(help: ArgumentHelp("The system; `physix systems` lists them.", valueName: "id"))
    var system: String?

    @Option(help: ArgumentHelp("The equations of motion, separated by `;`.", valueName: "text"))
    var equation: String?

    @Option(help: ArgumentHelp("The parameters of the equation: g=9.81,k=0.1.", valueName: "numbers"))
    var params = Assignments(values: [:])

    @Option(help: ArgumentHelp("The initial state of the equation: y=30,vy=0.", valueName: "numbers"))
    var initial: Assignments?

    @Option(help: "The seconds from the first sample to the last; for an equation 10, for a system its own.")
    var duration: Double?

    @OptionGroup var drawing: DrawingOptions
    @OptionGroup var source: SystemSourceOptions

    @Option(help: ArgumentHelp("Where the samples go; - is standard output.", valueName: "file"))
    var out = "-"

    @Flag(help: "Write a problem in JSON, as `physix score` reads it.")
    var json = false

    func validate() throws {
        guard (system == nil) != (equation == nil) else {
            throw ValidationError("Give either --system, such as damped_spring, or --equation with --initial.")
        }
        for (option, name) in [("--params", params.repeatedName), ("--initial", initial?.repeatedName)] {
            if let name { throw ValidationError("\(option) gives `\(name)` more than once; keep one number for it.") }
        }
        if equation != nil, initial == nil {
            throw ValidationError("--equation needs --initial with a number for each variable, such as y=30,vy=0.")
        }
        if system != nil, initial != nil || params.values.count > 0 {
            throw ValidationError("--params and --initial go with --equation; a system draws its own from --seed.")
        }
    }

    func run() throws {
        try FileDescriptor.checkDistinct(output: out, option: "--out", inputs: source.files)
        var definition =
            try system.map { try source.catalog.system($0) }
            ?? SystemDefinition(equation: equation ?? "", parameters: params.values, start: initial?.values ?? [:])
        if let duration { definition.duration = duration }
        try definition.check()
        let problem = try Problem(drawing: definition, seed: drawing.seed, options: drawing.problemOptions())
        try write(String(decoding: json ? Self.document(problem) : Self.table(problem), as: UTF8.self), to: out)
    }

    private static func table(_ problem: Problem) -> [UInt8] {
        SamplesCSV.write(problem.observed, names: problem.stateVariables)
    }

    private static func document(_ problem: Problem) -> [UInt8] {
        var json = JSONWriter()
        json.value(problem)
        json.endLine()
        return json.bytes
    }
}
