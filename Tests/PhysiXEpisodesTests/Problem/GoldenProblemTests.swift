import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

/// The bytes of drawn problems, so that a seed means the same today and next year, here and on any machine.
///
/// A change here breaks every recorded episode. `scripts/references/drawing.py` draws the same parameters and states
/// in Python and integrates them with scipy.
struct GoldenProblemTests {
    @Test(
        arguments: [
            ("free_fall", 42, 0xea6c_1b77_2ca4_ec29, "0.06061 35.19226 -0.58792", "3.0 -9.09582 -29.42035"),
            ("simple_pendulum", 42, 0x47d0_0898_60ea_56a5, "0.20202 0.41336 -1.57643", "10.0 0.27824 -1.96658"),
            ("damped_spring", 42, 0xc8cb_68f8_8448_d3f7, "0.20202 1.7546 -1.15002", "10.0 0.05558 0.18645"),
            (
                "projectile_drag", 42, 0xdf87_1319_dd65_089b, "0.10101 1.3289 1.64099 11.07877 16.38045",
                "5.0 45.07783 -35.52356 6.69244 -26.63919"
            ),
            ("lorenz", 42, 0x737e_3931_c6b7_d200, "0.08081 4.2292 4.86122 21.57892", "4.0 9.62608 6.43779 29.30499"),
        ] as [(String, UInt64, UInt64, String, String)])
    func bytesStayTheSame(id: String, seed: UInt64, hash: UInt64, third: String, last: String) throws {
        let problem = try Problem(drawing: SystemCatalog.builtIn.system(id), seed: seed)
        var json = JSONWriter()
        json.value(problem)
        #expect(row(2, of: problem) == third)
        #expect(row(99, of: problem) == last)
        #expect(fnv1a(json.bytes) == hash, "0x\(String(fnv1a(json.bytes), radix: 16))")
    }

    private func row(_ sample: Int, of problem: Problem) -> String {
        let values = (0..<problem.observed.stateCount).map { "\(problem.observed[sample, $0])" }
        return (["\(problem.observed.times[sample])"] + values).joined(separator: " ")
    }

    /// The 64-bit hash of Fowler, Noll and Vo, variant 1a.
    private func fnv1a(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
