import Testing

@testable import physix

struct FileDescriptorTests {
    @Test func aMissingFileIsNamedAndTheHintSaysWhatToDo() {
        #expect(throws: FileError("read", "`no/such/file.csv`", code: 2)) { try contents(of: "no/such/file.csv") }
        let error = FileError("read", "`a.csv`", code: 2)
        #expect(error.summary == "cannot read `a.csv`: No such file or directory")
        #expect(error.hint?.contains("check the path") == true)
    }

    @Test func aFolderIsNoFile() {
        #expect(throws: FileError("read", "`/tmp`", code: 21)) { try contents(of: "/tmp") }
    }

    @Test func anEndlessFileIsRefusedAtTheLimit() {
        #expect(throws: FileError(tooLarge: "`/dev/zero`", limit: 1 << 20)) {
            try contents(of: "/dev/zero", limit: 1 << 20)
        }
    }
}
