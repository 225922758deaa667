import PhysiXStore

extension SessionDatabase {
    /// Calls `body` with the sessions of a query, the newest first, page by page so that memory stays bounded.
    func forEachSession(_ query: SessionQuery, atMost count: Int = .max, _ body: (SessionSummary) throws -> Void) throws
    {
        var query = query
        var remaining = count
        while remaining > 0 {
            query.limit = min(remaining, 200)
            let page = try list(query)
            try page.sessions.forEach(body)
            guard let next = page.next else { return }
            remaining -= page.sessions.count
            query.before = next
        }
    }
}
