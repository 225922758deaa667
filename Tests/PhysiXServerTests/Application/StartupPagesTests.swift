import Testing

@testable import PhysiXServer

struct StartupPagesTests {
    /// As proc_pid_smaps(5) shows mappings, shortened.
    private let text = """
        5581a000-5581f000 r-xp 00000000 fd:01 4711                       /usr/bin/physix
        Size:                 20 kB
        Rss:                  16 kB
        Anonymous:             0 kB
        VmFlags: rd ex mr mw me
        5581f000-55820000 r--p 00005000 fd:01 4711                       /usr/bin/physix
        Size:                  4 kB
        Anonymous:             4 kB
        55820000-55821000 rw-p 00006000 fd:01 4711                       /usr/bin/physix
        Anonymous:             0 kB
        7f0000000000-7f0000001000 r--p 00000000 00:00 0
        Anonymous:             0 kB
        7f0000001000-7f0000002000 r--p 00000000 00:00 0                  [vvar]
        Anonymous:             0 kB
        """

    @Test func onlyUnchangedReadOnlyContentsOfFilesAreLetGo() {
        let mappings = StartupPages.mappings(in: text)
        #expect(mappings.map(\.isUnchangedFile) == [true, false, false, false, false])
        #expect(mappings[0].start == 0x5581_a000)
        #expect(mappings[0].end == 0x5581_f000)
    }
}
