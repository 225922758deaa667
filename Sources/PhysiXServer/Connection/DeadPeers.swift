import NIOCore

/// Lets the operating system find out that a client's machine is gone.
///
/// A client that is busy for minutes answers no ping of the protocol, but its kernel still answers TCP's: only a
/// connection whose other end is really gone is closed, and its session's place is free after two minutes.
enum DeadPeers {
    private static let options: [(level: NIOBSDSocket.OptionLevel, name: CInt, value: CInt)] = [
        (.socket, 9, 1),  // SO_KEEPALIVE
        (.tcp, 4, 60),  // TCP_KEEPIDLE: seconds of silence before the first probe
        (.tcp, 5, 15),  // TCP_KEEPINTVL: seconds between probes
        (.tcp, 6, 4),  // TCP_KEEPCNT: probes without an answer
        (.tcp, 18, 120_000),  // TCP_USER_TIMEOUT: milliseconds until sent bytes must have arrived
    ]

    static func detect(on channel: any Channel) throws {
        #if os(Linux)
        guard let sockets = channel.syncOptions else { return }
        for option in options {
            let name = NIOBSDSocket.Option(rawValue: option.name)
            try sockets.setOption(
                ChannelOptions.Types.SocketOption(level: option.level, name: name), value: .init(option.value))
        }
        #endif
    }
}
