import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import PhysiXServer

struct ClientAddressTests {
    private func key(_ peer: String, _ forwarded: String...) throws -> String? {
        ClientAddress.key(of: try SocketAddress(ipAddress: peer, port: 1), forwarded: forwarded)
    }

    @Test func anAddressOfTheInternetIsItsOwnKeyWhateverItSaysAboutOthers() throws {
        #expect(try key("203.0.113.7", "198.51.100.1") == "203.0.113.7")
        #expect(try key("::ffff:203.0.113.7") == "203.0.113.7")
    }

    @Test func aProxyOfAPrivateNetworkIsBelievedAboutTheLastAddressFromOutside() throws {
        for proxy in ["10.1.2.3", "127.0.0.1", "172.20.0.1", "192.168.1.1", "100.64.0.9", "::1", "fd00::1"] {
            #expect(try key(proxy, "1.2.3.4, 203.0.113.7, 10.0.0.1") == "203.0.113.7")
            #expect(try key(proxy, "1.2.3.4", "203.0.113.7") == "203.0.113.7")
        }
        #expect(try key("10.1.2.3") == "10.1.2.3")
        #expect(try key("10.1.2.3", "no address") == "10.1.2.3")
        #expect(try key("10.1.2.3", "10.0.0.9") == "10.1.2.3")
    }

    @Test func theAddressesOfOneIPv6NetworkAreOneClient() throws {
        #expect(try key("2001:db8::1") == key("2001:db8::ffff:2"))
        #expect(try key("2001:db8::1") != key("2001:db8:0:1::1"))
    }

    @Test func whatAClientSaysItIsIsReplaced() throws {
        let gate = UpgradeGate(paths: ["/ws"], hosts: .any)
        let channel = EmbeddedChannel(handler: UpgradeFilter(gate))
        try channel.connect(to: SocketAddress(ipAddress: "203.0.113.7", port: 1)).wait()
        let fields = HTTPHeaders([("host", "a"), (ClientAddress.field, "1.1.1.1"), ("Physix-Client-Address", "2")])
        try channel.writeInbound(
            HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: fields)))
        guard case .head(let head)? = try channel.readInbound(as: HTTPServerRequestPart.self) else {
            Issue.record("nothing came through")
            return
        }
        #expect(head.headers[ClientAddress.field] == (channel.remoteAddress == nil ? [] : ["203.0.113.7"]))
    }
}
