# Sourced by the scripts: what they share about this machine.

say() { printf '%s\n' "$*" >&2; }

# need_debian PACKAGE PROBE…: installs a system package unless PROBE succeeds, saying so first.
need_debian() {
    local package=$1 && shift
    "$@" >/dev/null 2>&1 && return
    local sudo=()
    ((EUID == 0)) || sudo=(sudo)
    if command -v apt-get >/dev/null; then
        say "Installing $package from the system's packages."
        "${sudo[@]}" apt-get update -qq
        "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$package" >&2
    elif command -v brew >/dev/null; then
        say "Installing $package with brew."
        brew install --quiet "$package" >&2
    else
        say "error: $package is missing, and there is neither apt-get nor brew to install it with."
        exit 69
    fi
}

# environment NAME PACKAGE OPTION…: a Python environment under .build-test with a package of PyPI in it.
environment() {
    local venv=.build-test/$1 package=$2
    [[ ! -x $venv/bin/python3 ]] || return 0
    need_debian python3-venv python3 -c 'import ensurepip'
    say "Installing $package from PyPI into $venv, for the tests; this takes a minute."
    python3 -m venv "$venv"
    "$venv/bin/python3" -m pip install --quiet "${@:3}" "$package"
}

need_swift() {
    command -v swift >/dev/null && return
    say "error: there is no Swift toolchain; get version 6.3 or later from https://swift.org/install"
    exit 69
}

# The processor's own extensions up to x86-64-v3 (valgrind 3.19 knows no AVX-512). Results have the same bits without.
# Frame pointers would take a register from the interpreter: 3 % of a verification.
swift_flags=(--omit-frame-pointers)
if grep -qsw avx2 /proc/cpuinfo && grep -qsw fma /proc/cpuinfo; then swift_flags+=(-Xcc -march=x86-64-v3); fi
