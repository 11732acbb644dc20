# shellcheck shell=bash disable=SC2154,SC2034,SC2015 # root comes from the command; the rest is used by it
# Sourced by test: timed steps, runs of a test program, and the sum at the end. A run is counted from the report the
# test program writes; a run without a readable report, or without a single test, is a failure.

passed=0 failed=0 skipped=0 finished='' runner=''

# step NAME COMMAND…: runs it and prints what it took.
step() {
    local name=$1 start=$EPOCHREALTIME code=0
    shift
    "$@" || code=$?
    took "$name" "$start"
    return "$code"
}

took() { awk -v n="$1" -v a="$2" -v b="$EPOCHREALTIME" -v r="${3:-}" 'BEGIN { printf "%-9s %6.1f s  %s\n", n, b - a, r }'; }

check_format() {
    dotnet tool restore >out/tools.log 2>&1 || { cat out/tools.log; return 1; }
    dotnet csharpier check src tests benchmarks >out/format.log 2>&1 ||
        { grep '^Error' out/format.log || cat out/format.log; echo "Run: dotnet csharpier format src tests benchmarks"; return 1; }
}

# run NAME PROJECT [VARIABLE=VALUE…]: a test whose trait "engine" names another engine does not belong to this run.
run() {
    local name=$1 program=$2/bin/Release/net10.0/${2##*/} start=$EPOCHREALTIME code=0 choice=() other
    shift 2
    case $name in sqlite) other=postgres ;; postgres) other=sqlite ;; *) other=none ;; esac
    choice=(--filter-not-trait "engine=$other")
    [ -z "$filter" ] || choice+=(--filter-display-name "*$filter*")
    echo "── $name"
    # In a process group of its own, so that a hung run ends with everything it started. Watching code in order to compile it
    # better later does not pay in programs that live for a minute.
    env DOTNET_TieredPGO=0 "$@" timeout -k 10 "${DIEUHANH_TEST_LIMIT:-15m}" "$program" --no-ansi --progress off "${choice[@]}" --results-directory out/tests \
        --report-xunit-xml --report-xunit-xml-filename "$name.xml" </dev/null &
    runner=$!
    wait "$runner" || code=$?
    runner=
    count "$name" "$code" "$start"
}

# count NAME CODE START: adds the figures of the report; they must agree with the exit code of the program.
count() {
    local figures p f s e
    figures=$(grep -o '<assembly [^>]*>' "out/tests/$1.xml" 2>/dev/null | head -1) || true
    p=$(figure passed) f=$(figure failed) s=$(figure skipped) e=$(figure errors)
    if [ -z "$p" ] || [ -z "$f" ] || [ -z "$s" ] || [ -z "$e" ]; then
        echo "The $1 run left no readable report (exit code $2)." && p=0 f=1 s=0 e=0
    elif [ $((p + f + s + e)) = 0 ]; then
        [ -n "$filter" ] || { echo "The $1 run found no tests." && f=1; }
    elif [ "$2" != 0 ] && [ $((f + e)) = 0 ]; then
        echo "The $1 run ended with exit code $2 although no test failed." && f=1
    fi
    passed=$((passed + p)) failed=$((failed + f + e)) skipped=$((skipped + s))
    took "$1" "$3" "$p passed, $((f + e)) failed, $s skipped"
}

figure() { [[ $figures =~ \ $1=\"([0-9]+)\" ]] && printf '%s' "${BASH_REMATCH[1]}" || true; }

# On every way out: stops a run that still runs, and prints the sum as the last line.
finish_suite() {
    local code=$?
    [ -z "$runner" ] || { kill -TERM "$runner" 2>/dev/null && wait "$runner" 2>/dev/null || true; }
    stop_postgres
    [ -n "$finished" ] || failed=$((failed + 1))
    if [ $((passed + failed)) = 0 ]; then
        echo "No test was run." && failed=1
    fi
    if [ "${CI:-}" = true ] && [ "$skipped" != 0 ]; then
        echo "Nothing may be skipped here." && code=1
    fi
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ] || [ "$code" != 0 ] || code=1
    exit "$code"
}
