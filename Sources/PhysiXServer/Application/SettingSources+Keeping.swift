extension SettingSources {
    /// Where sessions are kept: a flag wins over its variable, and either over the user's data folder.
    func keeping(_ flags: ServerFlags) throws(ServerError) -> SessionKeeping {
        if flags.hasNoDatabase {
            guard let file = flags.database else { return .memory }
            throw .setting(name: "--database", value: file, expected: "left out where --no-database is given")
        }
        if let file = flags.database {
            guard !file.isEmpty else { throw .setting(name: "--database", value: file, expected: "a file") }
            return .file(file)
        }
        if try truth("PHYSIX_NO_DATABASE") == true { return .memory }
        if let file = text("PHYSIX_DATABASE") { return .file(file) }
        return SessionKeeping(dataFolder: text("XDG_DATA_HOME"), home: text("HOME"))
    }

    /// How sessions are called, after the replica where there is one.
    func sessionNames(_ flags: ServerFlags) throws(ServerError) -> SessionNames {
        guard let found = first(("--replica", flags.replica), "PHYSIX_REPLICA") else { return SessionNames() }
        guard let names = SessionNames(replica: found.text) else {
            throw .setting(
                name: found.name, value: found.text, expected: "1 to 16 of the letters a to z and the digits 0 to 9")
        }
        return names
    }
}
