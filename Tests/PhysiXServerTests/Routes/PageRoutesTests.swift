import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

/// The web page over HTTP, without a socket.
struct PageRoutesTests {
    private let server = RouterTalk()

    @Test func theAddressItselfIsThePage() async throws {
        let answer = try await server.send(.get, "/")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        #expect(answer.text.hasPrefix("<!doctype html>"))
        let other = try await server.send(.get, "/web/")
        #expect(other.status == 307)
        #expect(try await server.send(.get, "/web").headers[.location] == "/")
    }

    @Test func everyFileIsServedByItsExactName() async throws {
        #expect(WebFile.embedded.count > 10)
        for file in WebFile.embedded {
            let answer = try await server.send(.get, "/web/\(file.name)")
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == WebFile.mediaType(of: file.name))
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.referrerPolicy] == "no-referrer")
        }
    }

    @Test(arguments: [
        "..", "%2e%2e", "%2e%2e%2findex.html", "..%2f..%2fetc%2fpasswd", "index.html%00", "%00", "INDEX.HTML",
        ".index.html", "index", "index.html/", "nothing.js", "index.html%2f", "a/index.html",
    ])
    func noOtherNameLeadsAnywhere(_ name: String) async throws {
        let status = try await server.send(.get, "/web/\(name)").status
        #expect(status == 404 || (name.hasSuffix("/") && status == 307))
        let folder = RouterTalk { $0.webRoot = "/" }
        #expect(try await folder.send(.get, "/web/\(name)").status != 200)
    }

    @Test func thePageMayLoadNothingFromElsewhereAndMakeNoScript() async throws {
        let policy = """
            default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
            base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'
            """
        #expect(try await server.send(.get, "/").headers[.contentSecurityPolicy] == policy)
        let space = RouterTalk { $0.isSpace = true }
        let framed = try #require(try await space.send(.get, "/").headers[.contentSecurityPolicy])
        #expect(framed.contains("frame-ancestors https://huggingface.co https://*.huggingface.co;"))
    }

    @Test func aBrowserThatHasTheFileIsToldSo() async throws {
        let first = try await server.send(.get, "/")
        let tag = try #require(first.headers[.eTag])
        for known in [tag, "W/\(tag)", "\"other\", \(tag)"] {
            let again = try await server.send(.get, "/", headers: [.ifNoneMatch: known])
            #expect(again.status == 304)
            #expect(again.text.isEmpty)
        }
        #expect(try await server.send(.get, "/", headers: [.ifNoneMatch: "\"other\""]).status == 200)
    }

    @Test func aFolderIsServedAsItIsNow() async throws {
        let repository = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        let server = RouterTalk { $0.webRoot = (repository + ["Web"]).joined(separator: "/") }
        let answer = try await server.send(.get, "/")
        #expect(answer.status == 200)
        #expect(answer.headers[.eTag] == nil)
        #expect(answer.text.hasPrefix("<!doctype html>"))
    }
}
