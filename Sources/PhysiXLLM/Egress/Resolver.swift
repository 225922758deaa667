import Dispatch
import Glibc

/// Looks up names of hosts.
enum Resolver {
    /// Why a name has no address.
    struct Failure: Error, Equatable {
        /// What the system's resolver says, such as `Name or service not known`.
        let words: String
    }

    /// The addresses of a host in the order in which the system would try them, at least one.
    ///
    /// Blocks for as long as the system asks name servers.
    static func addresses(of host: String) throws(Failure) -> [IPAddress] {
        if let address = IPAddress(host) ?? IPAddress(historical: host) { return [address] }
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, &hints, &list)
        guard status == 0 else { throw Failure(words: String(cString: gai_strerror(status))) }
        defer { freeaddrinfo(list) }
        var addresses: [IPAddress] = []
        var entry = list
        while let here = entry {
            if let address = address(here.pointee), !addresses.contains(address) { addresses.append(address) }
            entry = here.pointee.ai_next
        }
        guard !addresses.isEmpty else { throw Failure(words: "the name has no address") }
        return addresses
    }

    private static func address(_ entry: addrinfo) -> IPAddress? {
        guard let address = entry.ai_addr else { return nil }
        let socket = UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen))
        // `sockaddr_in` has the address from byte 4, `sockaddr_in6` from byte 8.
        switch entry.ai_family {
        case AF_INET where socket.count >= 8: return IPAddress(v4: Array(socket[4..<8]))
        case AF_INET6 where socket.count >= 24: return IPAddress(v6: Array(socket[8..<24]))
        default: return nil
        }
    }
}

extension Resolver {
    /// The same without blocking.
    ///
    /// - Returns: `nil` where the task was cancelled. The thread then waits on for the name servers, for as long as the
    ///   system does.
    static func lookUp(_ host: String) async -> Result<[IPAddress], Failure>? {
        let (results, continuation) = AsyncStream.makeStream(of: Result<[IPAddress], Failure>.self)
        DispatchQueue.global().async {
            do throws(Failure) {
                continuation.yield(.success(try addresses(of: host)))
            } catch {
                continuation.yield(.failure(error))
            }
            continuation.finish()
        }
        for await result in results { return result }
        return nil
    }
}
