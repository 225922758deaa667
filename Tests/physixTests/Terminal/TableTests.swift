import Testing

@testable import physix

struct TableTests {
    private var systems: Table {
        var table = Table([.init("id"), .init("n", .right), .init("law")])
        table.add(["free_fall", "2", "d2y/dt2 = -g"])
        table.add(["projectile_drag", "4", "d2x/dt2 = -k*sqrt(vx**2+vy**2)*vx"])
        return table
    }

    @Test func columnsAreAsWideAsTheirWidestCell() {
        #expect(
            systems.lines().joined(separator: "\n") == """
                id               n  law
                ───────────────  ─  ────────────────────────────────
                free_fall        2  d2y/dt2 = -g
                projectile_drag  4  d2x/dt2 = -k*sqrt(vx**2+vy**2)*vx
                """)
    }

    @Test func onlyTheLastColumnIsCut() {
        #expect(
            systems.lines(width: 40).joined(separator: "\n") == """
                id               n  law
                ───────────────  ─  ────────────────────
                free_fall        2  d2y/dt2 = -g
                projectile_drag  4  d2x/dt2 = -k*sqrt(v…
                """)
    }

    @Test(arguments: [("abc", 3), ("日本", 4), ("e\u{301}", 1), ("", 0), ("😀", 2), ("α", 1)])
    func widthCountsColumnsNotCharacters(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }
}
