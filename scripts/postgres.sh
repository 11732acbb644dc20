# shellcheck shell=bash disable=SC2154,SC2034,SC2015 # root comes from the command; the rest is used by it
# Sourced by test and bench: a throw-away PostgreSQL that only its owner can reach, through a socket in a folder of its own.
# Its collation is Vietnamese, as in an office; a page that leans on the engine's order of letters is caught here.

postgres_bin() {
    local bin
    for bin in /usr/lib/postgresql/15/bin $(ls -dr /usr/lib/postgresql/*/bin 2>/dev/null) "$(pg_config --bindir 2>/dev/null)"; do
        [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && { printf '%s' "$bin"; return; }
    done
    return 1
}

# start_postgres: sets postgres_pid and DIEUHANH_TEST_PG, the connection string of its superuser.
start_postgres() {
    local bin as=()
    bin=$(postgres_bin)
    postgres_dir=$(mktemp -d /tmp/dieuhanh-pg.XXXXXX)
    if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
        chown postgres: "$postgres_dir"
        as=(setpriv --reuid=postgres --regid="$(id -g postgres)" --init-groups)
    fi
    (cd "$postgres_dir" && "${as[@]}" "$bin/initdb" -D "$postgres_dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 \
        --locale-provider=icu --icu-locale=vi --no-sync --no-instructions) >"$postgres_dir/initdb.log" 2>&1 ||
        { cat "$postgres_dir/initdb.log" >&2; return 1; }
    (cd "$postgres_dir" && exec "${as[@]}" "$bin/postgres" -D "$postgres_dir/data" -k "$postgres_dir" -c listen_addresses= \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 \
        -c max_connections=400 -c jit=off "$@") >"$postgres_dir/server.log" 2>&1 </dev/null &
    postgres_pid=$!
    until "$bin/pg_isready" -q -h "$postgres_dir"; do
        kill -0 "$postgres_pid" 2>/dev/null || { cat "$postgres_dir/server.log" >&2; return 1; }
        sleep 0.05
    done
    export DIEUHANH_TEST_PG="Host=$postgres_dir;Username=postgres;Database=postgres"
}

stop_postgres() {
    [ -n "${postgres_pid:-}" ] || return 0
    kill -INT "$postgres_pid" 2>/dev/null || true # fast shutdown: sessions are cut off
    wait "$postgres_pid" 2>/dev/null || true
    [ -z "${postgres_dir:-}" ] || rm -rf "$postgres_dir"
    postgres_pid=
}
