import Hummingbird
import PhysiXFormats

/// What the environment is and which shapes it speaks.
struct CardRoutes {
    let version: String

    func add(to router: Router<BasicRequestContext>) {
        let version = version
        router.get("/metadata") { _, _ in Response { Self.write(version, to: &$0) } }
        router.get("/schema") { _, _ in Response(json: PackageResources.schema_json) }
    }

    private static func write(_ version: String, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", "PhysiX-Live")
            json.member(
                "description",
                "An agent proposes the differential equation behind a noisy trajectory; simulation alone rewards it.")
            json.member("readme_content", readme)
            json.member("version", version)
            json.member("author", "PhysiX contributors")
            json.member("documentation_url", "/docs")
        }
    }

    private static let readme = """
        # PhysiX-Live

        An agent sees a short noisy trajectory of a physical system and a hint. Each turn it proposes an ordinary \
        differential equation with numbers for its parameters. The equation is integrated from the true initial state \
        and compared with the samples; the answer is a reward from 0 to 1 and a sentence about what is off. The episode \
        ends when the match is at least 0.93, or after `max_turns` turns.

        An action is `{"equation": "d2y/dt2 = -g + k*vy**2", "params": {"g": 9.81, "k": 0.03}, "rationale": ""}`. \
        `reset` takes `seed`, `episode_id`, `system_id`, `max_turns`, `noise`, `samples`, `reveal` (`full` or \
        `anonymous`), `variant` (`original` or `altered`), and `split` with `index`.
        """
}
