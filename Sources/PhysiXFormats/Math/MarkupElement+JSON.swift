extension MarkupElement: JSONWritable {
    /// Writes the element as a tree, for pages that make elements instead of reading markup.
    ///
    ///     {"name": "mi", "text": "x"}
    ///     {"name": "msup", "elements": [{"name": "mi", "text": "x"}, {"name": "mn", "text": "2"}]}
    ///
    /// `attributes` is an object, and is left out where there are none.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            if !attributes.isEmpty {
                json.object("attributes") { json in
                    for attribute in attributes { json.member(attribute.name, attribute.value) }
                }
            }
            switch content {
            case .text(let text): json.member("text", text)
            case .elements(let elements): json.member("elements", elements)
            }
        }
    }
}
