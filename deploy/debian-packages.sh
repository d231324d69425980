#!/bin/sh
# Installs the system libraries that Qt needs on Debian and its relatives, the Chinese font, a virtual display
# and the hands with which tests touch it; only what is missing. Called by make, which hands over PYTHON and VENV, and
# in ALSO what else a target needs.
set -eu

# The xcb-* set is what Qt's xcb platform loads; without fonts-noto-cjk every hanzi is an empty box.
packages="libglib2.0-0 libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-randr0
    libxcb-render-util0 libxcb-xinerama0 libxcb-shape0
    fonts-noto-cjk xvfb xauth xdotool ${ALSO:-}"
python=${PYTHON:-python3}
environment=${VENV:-.venv}

[ "$(uname -s)" = Linux ] || exit 0 # Qt's wheels for Windows and macOS bring everything.

if [ ! -x "$environment/bin/python" ]; then
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Kiosk needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …" >&2
        exit 1
    }
    # Debian ships `venv` without the part that makes it work.
    "$python" -c 'import ensurepip' 2>/dev/null || packages="$packages python3-venv"
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    if [ ! -x "$environment/bin/python" ]; then
        echo "Not a Debian system: please see to what these packages hold there:" $packages
    fi
    exit 0
fi

# dpkg-query fails when it does not know one of the names; what it knows is printed all the same.
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $packages 2>/dev/null |
    sed -n 's/ installed$//p') || true
missing=
for package in $packages; do
    echo "$installed" | grep -qx "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "Please install as root, then call make again: apt-get install$missing" >&2
        exit 1
    }
    as_root=sudo
fi
echo "Installing system packages:$missing"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 $missing >/dev/null
