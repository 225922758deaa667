import PhysiXFormats
import PhysiXKernel
import Testing

struct SamplesCSVTests {
    private func read(_ text: String, columns: [String] = []) throws(CSVError) -> SamplesCSV {
        try SamplesCSV(parsing: Array(text.utf8), columns: columns)
    }

    /// Everything that says t = 0, 0.5, 1 and y = 1.5, -2, 3e-2.
    @Test(arguments: [
        "t,y\n0,1.5\n0.5,-2\n1,3e-2\n", "t,y\r\n0,1.5\r\n0.5,-2\r\n1,3e-2\r\n", "t,y\r0,1.5\r0.5,-2\r1,3e-2\r",
        "t,y\n0,1.5\n0.5,-2\n1,3e-2", "\u{FEFF}t,y\n0,1.5\n0.5,-2\n1,3e-2", "t;y\n0;1.5\n0.5;-2\n1;3e-2",
        "t;y\n0;1,5\n0,5;-2\n1;3e-2", "t\ty\n0\t1,5\n0,5\t-2\n1\t3e-2", "t y\n0 1.5\n0.5 -2\n1 3e-2",
        "  t    y \n 0    1.5\n 0.5  -2 \n 1 \t  3e-2\n", "0,1.5\n0.5,-2\n1,3e-2", "0 1,5\n0,5 -2,0\n1,0 3,0e-2",
        "\"t\",\"y\"\n\"0\",\"1.5\"\n\"0.5\",\"-2\"\n\"1\",\"3e-2\"", "\"0\",\"1,5\"\n\"0,5\",\"-2\"\n\"1\",\"0,03\"",
        "# by hand\n\nt, y\n0, 1.5\n# a break\n0.5, -2\n   \n1, 3e-2\n\n", "t,y,\n0,1.5,\n0.5,-2,\n1,3e-2,",
        "t,y\n0,1.5,\n0.5,-2,,\n1,3e-2", "0,1.5,\n0.5,-2,\n1,3e-2,", "t,y\n,\n0,1.5\n,\n0.5,-2\n1,3e-2\n,",
        "# t y\n0.0 1.5e+00\n5.0E-1 -2.000\n1. 3D-2", "t,y\n+0,+1.5\n.5,\u{2212}2.0\n1,.03",
        "t,y\n(s),[m]\n0,1.5\n0.5,-2\n1,.03",
        "t,y\ns,m\n0,1.5\n0.5,-2\n1,.03", "sep=;\nt;y\n0;1,5\n0,5;-2\n1;3e-2", "Ball 1\n\nt,y\n0,1.5\n0.5,-2\n1,.03",
        "t,y\n1,3e-2\n0.5,-2\n0,1.5", "t,y\n0,1.5\n1,3e-2\n0.5,-2", "t,y\n0,1.5\n0.5,-2\n0.5,-2\n1,3e-2",
        "t,y\n0,1.5\n0.5,-1\n0.5,-3\n1,3e-2", "t,y\n0,1.5\n0.5,-2\n0.5,\n1,3e-2", "y,t\n1.5,0\n-2,0.5\n3e-2,1",
        ",t,y\n0,0,1.5\n1,0.5,-2\n2,1,3e-2", "t,y,z\n0,1.5,\n0.5,-2,NaN\n1,3e-2,n/a",
        "\u{FEFF}\"t\",\"y\"\n0,1.5\n.5,-2\n1,3e-2",
    ])
    func manySpellingsOfOneTable(_ text: String) throws {
        let samples = try read(text)
        #expect(samples.trajectory.times == [0, 0.5, 1])
        #expect(samples.trajectory.states == [1.5, -2, 0.03])
        #expect(samples.trajectory.ending == .completed)
        #expect(samples.time.name == "t")
        #expect(samples.variables.map(\.name) == ["y"])
    }

    @Test func headingsBecomeNamesWithUnits() throws {
        let samples = try read(
            "Time (s);θ [rad];Höhe / m;dx/dt (m/s);\"a \"\"b\"\"\";sin;y;y;2nd;'';x₁\n0;1;2;3;4;5;6;7;8;9;10\n1;0;0;0;0;0;0;0;0;0;0"
        )
        #expect(samples.time.name == "t" && samples.time.label == "Time (s)")
        #expect(samples.time.unit == "s" && samples.time.number == 1)
        #expect(
            samples.variables.map(\.name) == ["theta", "Hohe", "vx", "a_b", "sin_2", "y", "y_2", "x2nd", "x9", "x1"])
        #expect(samples.variables.map(\.unit) == ["rad", "m", "m/s"] + Array(repeating: nil, count: 7))
        #expect(samples.variables[3].label == "a \"b\"")
        #expect(samples.variables.map(\.number) == Array(2...11))
        #expect(samples.notes.contains(.renamed(label: "sin", name: "sin_2")))
        #expect(samples.notes.contains(.renamed(label: "y", name: "y_2")))
        #expect(!samples.notes.contains(.renamed(label: "y", name: "y")))
    }

    /// Every name that a file gives can stand in an equation, and a note tells of every name that is not the heading.
    @Test(arguments: [
        ("λ", "lam"), ("λ_1", "lam_1"), ("lambda", "lam"), ("Λ [m]", "Lambda"), ("Ξ", "Xi"), ("Δx", "Deltax"),
        ("µ", "mu"), ("if", "if_2"), ("None", "None_2"), ("Abs", "Abs_2"), ("my column", "my_column"), ("x [m]", "x"),
        ("dx/dt", "vx"), ("dλ/dt (1/s)", "vlam"), ("2nd", "x2nd"), ("x²", "x2"), ("%", "x1"), ("日本", "x1"),
        ("dt", "dt_2"), ("sin", "sin_2"), ("año", "ano"), ("_x", "x"), ("x-y", "x_y"),
    ])
    func everyHeadingBecomesAUsableName(heading: String, name: String) throws {
        let samples = try read("t,\(heading),y,\(heading)\n0,1,2,3\n1,2,3,4\n")
        let names = samples.variables.map(\.name)
        #expect(names[0] == name)
        #expect(Set(names).count == 3)
        try Scope(stateVariables: names).check()
        for column in samples.variables where column.name != column.label && column.unit == nil {
            #expect(samples.notes.contains(.renamed(label: column.label, name: column.name)))
        }
        let text = names.map { "d\($0)/dt = -\($0)" }.joined(separator: "; ")
        let system = try EquationSystem(parsing: text, in: Scope(stateVariables: names))
        #expect(try EquationSystem(parsing: system.description, in: system.scope) == system)
    }

    @Test func headingsMayGoOverSeveralLines() throws {
        let samples = try read("t,\"Height\r\n(m)\"\n0,1\n1,2\n")
        #expect(samples.variables[0].name == "Height")
        #expect(samples.variables[0].unit == "m")
        #expect(samples.variables[0].label == "Height  (m)")
    }

    @Test func columnsWithoutNamesAreNumbered() throws {
        #expect(try read("0,1\n1,2").variables.map(\.name) == ["y"])
        #expect(try read("0,1,2\n1,2,4").variables.map(\.name) == ["x1", "x2"])
        #expect(try read("t,T,T\n0,1,2\n1,2,4").variables.map(\.name) == ["T", "T_2"])
    }

    @Test(arguments: [
        ("year,hares,lynx", 1, ["hares", "lynx"]), ("hares,Year,lynx", 2, ["hares", "lynx"]),
        ("a,day,time_s", 3, ["a", "day"]), ("a,b,c", 1, ["b", "c"]), ("T,t,c", 2, ["T", "c"]),
    ])
    func theTimeIsFound(_ header: String, _ number: Int, _ names: [String]) throws {
        let samples = try read(header + "\n1,1,1\n2,2,3")
        #expect(samples.time.number == number)
        #expect(samples.variables.map(\.name) == names)
        #expect(samples.notes.contains(.timeColumn(label: samples.time.label, number: number)) == (number != 1))
        #expect(samples.notes.contains(.timeAssumed(label: "a")) == (header == "a,b,c"))
    }

    @Test(arguments: [["Time (s)", "y"], ["t", "y"], ["1", "3"], ["time", "Y"], ["y", "time (s)"]])
    func columnsAreChosen(_ columns: [String]) throws {
        let samples = try read("Time (s),remark,y,z\n0,good,1,x\n1,bad,2,x", columns: columns)
        #expect(samples.trajectory.times == [0, 1])
        #expect(samples.trajectory.states == [1, 2])
        #expect(samples.variables.map(\.name) == ["y"])
        #expect(samples.variables.map(\.number) == [3])
        #expect(samples.notes.isEmpty)
    }

    @Test(arguments: [["t", "x2"], ["1", "3"], ["t", "3"]])
    func columnsWithoutHeadingsAreChosen(_ columns: [String]) throws {
        let samples = try read("0,a,1\n1,b,2", columns: columns)
        #expect(samples.trajectory.states == [1, 2])
        #expect(samples.variables.map(\.name) == ["x2"])
    }

    @Test func missingValuesAreNaNAndCounted() throws {
        let samples = try read("t,y,z\n0,1,\n1,NaN,2\n2,NA,3\n3,4,-\n4,5,#N/A\n5,6,7")
        #expect(samples.trajectory.times == [0, 1, 2, 3, 4, 5])
        #expect(samples.trajectory.column(0).map { $0.isNaN ? -1 : $0 } == [1, -1, -1, 4, 5, 6])
        #expect(samples.trajectory.column(1).map { $0.isNaN ? -1 : $0 } == [-1, 2, 3, -1, -1, 7])
        #expect(
            samples.notes == [.missing(name: "y", count: 2, rows: 6), .missing(name: "z", count: 3, rows: 6)])
        #expect(samples.notes[0].sentence == "`y` is missing in 2 of 6 rows")
    }

    @Test(arguments: [
        ("t,y\n0,1\n2,1\n", CSVNote.constant(name: "y", value: 1), "`y` never changes: it is 1.0 throughout"),
        ("t,y\n2,1\n1,2\n0,3", .reversed, "the rows ran backwards in time and were turned around"),
        (
            "t,y\n0,1\n2,2\n1,3", .sorted(line: 4),
            "the times were not in order (first at line 4); the rows were sorted"
        ),
        (
            "t,y\n0,1\n1,2\n\n1,2\n1,2\n2,3", .repeated(rows: 2, line: 5),
            "2 rows repeat a time with the same values (first at line 5); only one of them was kept"
        ),
        (
            "t,y\n0,1\n1,2\n1,3\n2,3", .averaged(rows: 1, line: 4),
            "1 row repeats a time with other values (first at line 4); their values were averaged"
        ),
        ("t,y,z\n0,1,\n1,2,", .emptyColumn(label: "z"), "the column `z` has no values and was left out"),
        (",t,y\n0,0,1\n1,1,2", .indexColumn(number: 1), "column 1 has no name and was left out as row numbers"),
        ("t;y\n0;1,5\n1;2", .decimalCommas(example: "1,5"), "numbers such as `1,5` were read with a decimal comma"),
        ("Ball\nt,y\n0,1\n1,2", .linesSkipped(1...1), "line 1 has no columns and was passed over"),
        ("A\nB\nt,y\n0,1\n1,2", .linesSkipped(1...2), "lines 1 to 2 have no columns and were passed over"),
        ("t,Höhe\n0,1\n1,2", .renamed(label: "Höhe", name: "Hohe"), "the column `Höhe` is called `Hohe` in equations"),
        ("y,t\n0,1\n1,2", .timeColumn(label: "t", number: 2), "the times are those of column 2, `t`"),
        (
            "a,b\n0,1\n1,2", .timeAssumed(label: "a"),
            "no column is named like a time; the first one, `a`, was taken as the time"
        ),
    ])
    func decisionsAreToldInNotes(_ text: String, _ note: CSVNote, _ sentence: String) throws {
        #expect(try read(text).notes.contains(note))
        #expect(note.sentence == sentence)
    }

    @Test func sortingKeepsRowsTogetherAndAverages() throws {
        let samples = try read("t,y,z\n0,1,10\n3,4,40\n1,2,\n1,4,20\n2,3,30")
        #expect(samples.trajectory.times == [0, 1, 2, 3])
        #expect(samples.trajectory.states == [1, 10, 3, 20, 3, 30, 4, 40])
        #expect(samples.notes == [.sorted(line: 4), .averaged(rows: 1, line: 5)])
    }

    @Test func numbersOfAnyLengthAreExact() throws {
        let samples = try read(
            "t,y\n-1e-30,0.1000000000000000055511151231257827021181583404541015625\n1e-320,1.7976931348623157e308")
        #expect(samples.trajectory.times == [-1e-30, Double("1e-320") ?? 0])
        #expect(samples.trajectory.states == [0.1, .greatestFiniteMagnitude])
    }
}
