import ArgumentParser
import PhysiXFormats
import PhysiXLLM

/// `physix doctor`: what works between here and a model's answer.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tries out a model step by step, and says what to do where something does not work.",
        discussion: """
            Examples:
              physix doctor --model Qwen/Qwen2.5-72B-Instruct
              physix doctor --base-url http://localhost:11434/v1 --model qwen2.5:7b
              physix doctor --base-url https://llm.test/v1 --model m --api-key-env MY_KEY

            The key comes from the environment, or is asked for on the terminal; it is never an argument.
            PHYSIX_CA_FILE names a file with more certificate authorities to trust.
            """)

    @OptionGroup var model: ModelOptions

    @Option(help: ArgumentHelp("How long each call may take, 1...3600.", valueName: "seconds"))
    var timeout = 120

    @Flag(help: "Print the findings as JSON.")
    var json = false

    func validate() throws {
        guard (1...3600).contains(timeout) else { throw ValidationError("--timeout takes 1 to 3600 seconds.") }
    }

    func run() async throws {
        let client = ChatClient(egress: .local, version: version, trustRoots: .ofProcess)
        var request = ChatRequest(to: try model.api, key: try model.key(), model: model.model, messages: [])
        request.timeLimit = .seconds(timeout)
        request.userAgent = "physix/\(version)"
        let style = Style.of(.output)
        let findings = await Checkup(client, request).run { [json] finding in
            guard !json else { return }
            do throws(FileError) { try StandardStream.output.write(finding.line(style: style)) } catch {
                // Nobody reads the findings; the exit status still says how it went.
            }
        }
        await client.shutdown()
        if json { try StandardStream.output.write(Self.document(findings, of: request)) }
        if findings.contains(where: { $0.state == .fails }) { throw ExitCode.failure }
    }

    private static func document(_ findings: [CheckupFinding], of request: ChatRequest) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("base_url", request.baseURL.description)
            json.member("model", request.model)
            json.member("works", !findings.contains { $0.state == .fails })
            json.array("steps") { json in
                for finding in findings {
                    json.object { json in
                        json.member("step", finding.step.rawValue)
                        json.member("state", finding.state.rawValue)
                        json.member("words", finding.words)
                        json.member("kind", finding.error?.kind.rawValue)
                        json.member("status", finding.error?.status)
                    }
                }
            }
        }
        json.endLine()
        return json.text
    }
}

extension CheckupFinding {
    /// The finding as a line for a terminal.
    fileprivate func line(style: Style) -> String {
        let name = step.rawValue.padded(to: 10)
        return switch state {
        case .works: "\(style("✓", .both)) \(name) \(words)\n"
        case .remark: "\(style("~", .predicted)) \(name) \(words)\n"
        case .fails: "\(style("✗", .error)) \(name) \(words)\n"
        case .skipped: "\(style("·", .faint)) \(style("\(name) \(words)", .faint))\n"
        }
    }
}
