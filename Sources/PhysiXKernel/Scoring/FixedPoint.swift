extension Double {
    /// The number with a fixed count of decimals, such as `2.0`: for sentences and prompts, never for data.
    ///
    /// Halves round away from zero, and zero has no sign. A magnitude of 10¹⁵ units of the last decimal or more is
    /// written in the shortest form that reads back.
    package func fixed(_ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (magnitude * scale).rounded()
        guard scaled < 1e15 else { return description }
        let units = Int(scaled)
        let sign = self < 0 && units > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(units) }
        let fraction = String(units % Int(scale))
        return sign + String(units / Int(scale)) + "." + String(repeating: "0", count: decimals - fraction.count)
            + fraction
    }

    /// The number with about `digits` significant digits and at least one decimal: `0.012`, `1.8`, `412.0`.
    package func significant(_ digits: Int) -> String {
        var decimals = digits - 1
        var size = magnitude
        while size >= 10, decimals > 1 {
            size /= 10
            decimals -= 1
        }
        while size > 0, size < 1, decimals < 12 {
            size *= 10
            decimals += 1
        }
        return fixed(Swift.max(1, decimals))
    }
}
