#!/usr/bin/env bash
# Make the environment in $1 (default .venv): system libraries, then Python packages from the lock.
# Asks nothing; what it cannot do itself it names in one line and stops.
set -euo pipefail
venv=${1:-.venv}
cd "$(dirname "$0")/.."

stop() { printf '%s\n' "$1" >&2; exit 1; }

find_python() {
    local name
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python; do
        if command -v "$name" >/dev/null 2>&1 \
            && "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Debian package by what shows that it is there: a library, a program or a font.
missing_packages() {
    local libraries row
    libraries=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true)
    for row in \
        libglib-2.0.so.0:libglib2.0-0 libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon.so.0:libxkbcommon0 \
        libfontconfig.so.1:libfontconfig1 libdbus-1.so.3:libdbus-1-3 libxcb-cursor.so.0:libxcb-cursor0 \
        libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-shape.so.0:libxcb-shape0 \
        libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0; do
        grep -qF "${row%%:*}" <<<"$libraries" || printf '%s ' "${row#*:}"
    done
    for row in Xvfb:xvfb xauth:xauth xdotool:xdotool; do
        command -v "${row%%:*}" >/dev/null 2>&1 || printf '%s ' "${row#*:}"
    done
    [ -d /usr/share/fonts/truetype/noto ] || printf 'fonts-noto-core '
    ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || printf 'fonts-noto-cjk '
}

if command -v apt-get >/dev/null 2>&1; then
    packages=$(missing_packages)
    python=$(find_python) || packages="$packages python3 python3-venv"
    [ -z "${python:-}" ] || "$python" -c 'import ensurepip, venv' 2>/dev/null || packages="$packages python3-venv"
    if [ -n "${packages// /}" ]; then
        if [ "$(id -u)" = 0 ]; then
            echo "Installing system packages: $packages"
            export DEBIAN_FRONTEND=noninteractive
            apt-get update -qq >/dev/null
            # shellcheck disable=SC2086
            apt-get install -y -qq --no-install-recommends $packages >/dev/null
        else
            stop "This system lacks a few packages. Run once, then the same command again:
  sudo apt-get install -y --no-install-recommends $packages"
        fi
    fi
fi

python=$(find_python) || stop "Python 3.11, 3.12 or 3.13 is needed and was not found. Install it, or name it: make PYTHON=/path/to/python3.11 run"
echo "Making $venv with $("$python" --version): about 300 MB to download, 1 GB on disk, 1 to 4 minutes."
"$python" -m venv --clear "$venv"
"$venv/bin/pip" install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
"$venv/bin/python" -m compileall -q explorer >/dev/null
# Numeric code is compiled once, here; without it the window does it, beside itself.
"$venv/bin/python" -m explorer.graph.warming || true
echo "Ready."
