extension Markup {
    /// A whole HTML file that needs nothing beside it: no script, no font, no network.
    ///
    /// - Parameters:
    ///   - title: what it is about, for the window's title.
    ///   - styleSheet: the CSS.
    ///   - content: what stands in the page's main part.
    /// - Returns: the file's text.
    static func page(title: String, styleSheet: String, _ content: [Markup]) -> String {
        let head: [Markup] = [
            .tag("meta", ["charset": "utf-8"]),
            .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .tag("meta", ["name": "color-scheme", "content": "light dark"]),
            .tag("title", [:], [.text("\(title) · PhysiX")]),
            .tag("style", [:], [.verbatim(styleSheet)]),
        ]
        let body = Markup.tag("main", [:], content)
        return "<!DOCTYPE html>\n"
            + Markup.tag("html", ["lang": "en"], [.tag("head", [:], head), .tag("body", [:], [body])]).rendered + "\n"
    }
}
