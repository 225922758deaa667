/// Which certificate authorities are trusted.
public struct TrustRoots: Sendable, Hashable {
    /// A file of certificates in PEM that are trusted beside the others, such as those of a company's proxy.
    public var additionalFile: String?
    /// A file of certificates in PEM that are trusted instead of the system's.
    public var replacingFile: String?

    /// The system's, and what is given.
    public init(additionalFile: String? = nil, replacingFile: String? = nil) {
        self.additionalFile = additionalFile
        self.replacingFile = replacingFile
    }

    /// What the environment says.
    ///
    /// `PHYSIX_CA_FILE` adds certificates, `SSL_CERT_FILE` replaces the system's, as it does for OpenSSL. Empty means
    /// absent.
    public init(environment: [String: String]) {
        func file(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        self.init(additionalFile: file("PHYSIX_CA_FILE"), replacingFile: file("SSL_CERT_FILE"))
    }
}
