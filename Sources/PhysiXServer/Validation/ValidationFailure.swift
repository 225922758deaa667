import PhysiXFormats

/// A request that cannot be used, with everything that is wrong with it.
package struct ValidationFailure: Error, Equatable {
    /// What is wrong, in the order of the fields.
    package let issues: [ValidationIssue]
    /// Whether the issues carry pydantic's links.
    package var hasLinks = false

    package init(_ issues: [ValidationIssue], hasLinks: Bool = false) {
        self.issues = issues
        self.hasLinks = hasLinks
    }

    /// Whether nothing is wrong but that there is no such task.
    var isAboutMissingTask: Bool { !issues.isEmpty && issues.allSatisfy { $0.type == "no_such_task" } }

    /// The same without the values that are wrong, for bodies that may hold a key.
    var withoutInputs: ValidationFailure {
        ValidationFailure(
            issues.map { issue in
                var issue = issue
                issue.input = .null
                return issue
            }, hasLinks: hasLinks)
    }

    /// Writes a member that is the list of issues: `detail` over HTTP, `errors` over WebSocket.
    func write(_ key: String, to json: inout JSONWriter) {
        json.array(key) { json in
            for issue in issues { issue.write(to: &json, withLink: hasLinks) }
        }
    }
}
