/// How clients call sessions: by their random bits, behind the name of the replica that has them where there are several.
///
/// A proxy in front of several servers knows nothing but what a request says. With the replica in a session's name, every
/// request about a session says who has it.
package struct SessionNames: Sendable, Equatable {
    /// What a replica may be called: `1`, `eu2`.
    static let lengths = 1...16
    /// The replica that this server is; `nil` where it is the only one.
    package let replica: String?

    /// Names without a replica.
    package init() { replica = nil }

    /// Names of a replica; `nil` where its own is anything but 1 to 16 of a–z and 0–9.
    package init?(replica: String) {
        let isPlain = replica.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard Self.lengths.contains(replica.utf8.count), isPlain else { return nil }
        self.replica = replica
    }

    /// What clients call a session with these random digits.
    func name(_ digits: some CustomStringConvertible) -> String {
        guard let replica else { return digits.description }
        return "\(replica)-\(digits)"
    }

    /// The random digits of a name; a name of another form as it is.
    ///
    /// Digits alone are understood, too: a server may get its name later than its first sessions.
    func digits(of name: some StringProtocol) -> String {
        guard let replica, name.hasPrefix("\(replica)-") else { return String(name) }
        return String(name.dropFirst(replica.utf8.count + 1))
    }
}
