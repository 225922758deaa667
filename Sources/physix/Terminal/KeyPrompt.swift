import Glibc
import PhysiXLLM

/// Asks for a key on the terminal, which does not show it.
enum KeyPrompt {
    /// The longest line that is read, in bytes.
    private static let longest = Secret.longest + 2

    /// Asks on the program's own terminal, wherever its streams lead.
    ///
    /// - Returns: `nil` where there is no terminal, or nothing but Ctrl-C was typed.
    static func ask(for origin: Origin) throws -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var usual = termios()
        guard tcgetattr(terminal, &usual) == 0 else { return nil }
        var silent = usual
        // As getpass(3) does: Ctrl-C would end the program and leave a terminal that shows nothing.
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(terminal, TCSAFLUSH, &usual) }

        let descriptor = FileDescriptor(terminal)
        try descriptor.write(Array("API key for \(origin) (it is not shown): ".utf8), to: "the terminal")
        var line = [UInt8](repeating: 0, count: longest)
        let count = read(terminal, &line, line.count)
        try descriptor.write([UInt8(ascii: "\n")], to: "the terminal")
        let text = String(decoding: line.prefix(max(count, 0)), as: UTF8.self)
        let key = text.prefix { !$0.isNewline }
        return key.isEmpty || key.contains("\u{3}") ? nil : String(key)
    }
}
