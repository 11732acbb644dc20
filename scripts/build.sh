# shellcheck shell=bash disable=SC2154,SC2034,SC2015 # root comes from the command; the rest is used by it
# Sourced by run, dieuhanh, test and bench: what has to be there, and building only what is not built yet.
# Exit codes of its own, apart from those of the program: 69 something is missing, 70 the build failed.

missing() {
    printf 'Điều Hành needs %s.\n%s\n' "$1" "$2" >&2
    exit 69
}

check_tools() {
    dotnet --list-sdks 2>/dev/null | grep -q '^10\.' || missing "the .NET 10 SDK (not found)" \
        "  Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or without root:
    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
    export PATH=\"\$HOME/.dotnet:\$PATH\" DOTNET_ROOT=\"\$HOME/.dotnet\""
    local node
    node=$(node --version 2>/dev/null) || node=none
    node=${node#v}
    [ "${node%%.*}" != none ] && [ "${node%%.*}" -ge 18 ] && command -v npm >/dev/null || missing \
        "Node.js 18 or later with npm for the packages of its pages (found: $node)" \
        "  On Debian 12 or Ubuntu 24.04:  apt-get install nodejs npm
  Elsewhere: https://nodejs.org/en/download"
}

# One line that changes whenever a source is added, removed, edited or put back, whatever its date is.
# It is taken before the build, so an edit during the build counts as newer.
sources() {
    local here=(src)
    [ "$1" = all ] && here+=(tests benchmarks DieuHanh.slnx)
    (cd "$root" && { find "${here[@]}" Directory.*.props global.json .editorconfig nuget.config NuGet.config \
        \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune \
        -o -type f -printf '%p %T@ %s\n' 2>/dev/null || true; } | LC_ALL=C sort | sha256sum)
}

# built web|all: is the last build of these sources still there?
built() {
    [ -f "${output[$1]}" ] && [ "$(cat "$root/out/built.$1" 2>/dev/null)" = "$(sources "$1")" ]
}

# build web|all: what ./run starts, or what ./test runs; restores and builds Release unless nothing is newer. One build at
# a time; a second caller waits, then finds it done. Build servers must not inherit the lock, or it would be held for as
# long as they live.
build() {
    built "$1" && return
    check_tools
    mkdir -p "$root/out"
    exec 9>"$root/out/build.lock"
    flock -n 9 || { echo "Waiting for another build of this folder…"; flock 9; }
    if ! built "$1"; then
        local now command=(build DieuHanh.slnx) options=()
        [ "$1" = web ] && command=(publish src/DieuHanh.Web -o out/office)
        [ "${CI:-}" = true ] && options+=(-p:RestoreLockedMode=true)
        echo "Building (the first time takes a few minutes)…"
        now=$(sources "$1")
        (cd "$root" && dotnet "${command[@]}" -c Release -v q -nologo "${options[@]}" </dev/null >out/build.log 2>&1 9>&-) || {
            grep -E '(error|warning) [A-Z]+[0-9]+:|npm error' "$root/out/build.log" | sort -u || cat "$root/out/build.log"
            echo "The build failed (out/build.log); nothing was started."
            exit 70
        } >&2
        printf '%s\n' "$now" >"$root/out/built.$1"
    fi
    exec 9>&-
}

program="$root/out/office/dieuhanh.dll"
declare -A output=([web]="$program" [all]="$root/src/DieuHanh.Web/bin/Release/net10.0/dieuhanh.dll")
