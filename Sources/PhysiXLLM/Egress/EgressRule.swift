/// Which addresses may be called.
public enum EgressRule: Sendable, Hashable {
    /// All: for a server that only this machine can reach, and for commands. Model servers on it and beside it are meant
    /// to be used.
    case local
    /// Only `https`, and only addresses of the public internet, except for origins that whoever runs the server trusts.
    case publicOnly(allowed: Set<Origin>)

    /// Makes sure that an origin may be called at all, before its name is looked up.
    func check(_ origin: Origin) throws(ForbiddenAddress) {
        guard case .publicOnly(let allowed) = self, !allowed.contains(origin) else { return }
        if let address = IPAddress(origin.host) ?? IPAddress(historical: origin.host) {
            try check([address], of: origin)
        }
        guard origin.scheme == .https else { throw ForbiddenAddress(reason: "is not https") }
    }

    /// Makes sure that the addresses of an origin may be called: all of them, so that no answer of a name server is luck.
    func check(_ addresses: [IPAddress], of origin: Origin) throws(ForbiddenAddress) {
        guard case .publicOnly(let allowed) = self, !allowed.contains(origin) else { return }
        guard addresses.allSatisfy(\.isPublic) else {
            throw ForbiddenAddress(reason: "is not an address of the public internet")
        }
    }
}

/// An address that a rule forbids.
struct ForbiddenAddress: Error, Equatable {
    /// What is wrong with it, behind its name.
    let reason: String
}
