/// The version of this program, as help, reports and episode files tell it.
let version = "0.1.0"
