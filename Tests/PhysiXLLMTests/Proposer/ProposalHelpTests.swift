import PhysiXLLM
import Testing

struct ProposalHelpTests {
    @Test func helpIsInTheNameOfWhoeverGotIt() {
        #expect(ProposalHelp().mark == "")
        #expect(ProposalHelp(isFitted: true).mark == " (fit)")
        #expect(ProposalHelp(count: 4).mark == " (best of 4)")
        #expect(ProposalHelp(isFitted: true, count: 4).mark == " (fit, best of 4)")
    }
}
