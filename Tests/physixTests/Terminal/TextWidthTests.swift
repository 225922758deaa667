import Testing

@testable import physix

struct TextWidthTests {
    @Test func longTextBreaksBetweenWords() {
        let text = "note: x + y is constant, and another law fits"
        #expect(
            text.wrapped(to: 20, indent: 6) == [
                "note: x + y is", "      constant, and", "      another law", "      fits",
            ])
        #expect(text.wrapped(to: .max) == [text])
        #expect("".wrapped(to: 5) == [""])
    }

    @Test func aWordThatIsTooWideStaysWhole() {
        #expect("a incomprehensible b".wrapped(to: 4) == ["a", "incomprehensible", "b"])
    }
}
