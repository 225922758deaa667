/// Finds the name that was probably meant.
enum Spelling {
    /// The nearest of the candidates within two edits, or `nil`; a name must keep at least one of its letters.
    static func nearest(to name: String, among candidates: [String]) -> String? {
        guard name.utf8.count <= 40 else { return nil }
        if let sameLetters = candidates.first(where: { $0.lowercased() == name.lowercased() }) { return sameLetters }
        let limit = min(2, name.utf8.count - 1)
        let near = candidates.map { (name: $0, distance: distance(Array(name.utf8), Array($0.utf8))) }
        return near.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
    }

    /// How many letters must be inserted, removed or replaced to turn one name into another (Levenshtein).
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, min(diagonal, row[j]) + 1)
            }
        }
        return row[right.count]
    }
}
