/// The command as a person would type it again.
var commandLine: String {
    let arguments = CommandLine.arguments.dropFirst().map { argument in
        let isPlain = argument.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:".contains($0) }
        return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }
    return (["physix"] + arguments).joined(separator: " ")
}
