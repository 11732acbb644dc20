# shellcheck shell=bash disable=SC2154,SC2034,SC2015 # root comes from the command; the rest is used by it
# Sourced by test and bench: what they need from Debian beyond the .NET SDK.

# install_packages NEED… : each need is "probe|package package…"; the packages of failing probes are installed, if we are root.
install_packages() {
    local need wanted=()
    for need; do
        # shellcheck disable=SC2206 # several packages are several words
        eval "${need%%|*}" >/dev/null 2>&1 || wanted+=(${need#*|})
    done
    [ ${#wanted[@]} = 0 ] && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        missing "${wanted[*]}" "  On Debian or Ubuntu, as root:  apt-get install --no-install-recommends ${wanted[*]}"
    fi
    echo "Installing ${wanted[*]}…"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}"; } \
        </dev/null >"$root/out/apt.log" 2>&1 || { tail -20 "$root/out/apt.log" >&2; exit 69; }
}

# Noto for the browser; DejaVu is written into the PDF files that tests make.
vietnamese_fonts() { [ -n "$(fc-list :lang=vi)" ] && [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]; }

vietnamese_ocr() { tesseract --list-langs | grep -x vie >/dev/null; }

# The one without a window first: it has no parts of a desk to draw.
browser() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }
