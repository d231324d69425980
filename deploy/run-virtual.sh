#!/bin/sh
# Runs a command on the screen that is there; on a Linux machine without one, on a virtual screen of
# 1920×1080 that ends with the command.
#     sh deploy/run-virtual.sh .venv/bin/python main.py
set -eu

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    exec "$@"
fi
command -v Xvfb >/dev/null || {
    echo "No screen here, and no Xvfb to stand in for it (package xvfb)." >&2
    exit 1
}

folder=$(mktemp -d)
screen= command=
tidy() {
    [ -z "$screen" ] || { kill "$screen" && wait "$screen"; } 2>/dev/null || true
    rm -rf "$folder"
}
trap tidy EXIT

# In a session of its own, so that Ctrl-C reaches the kiosk but not the screen it is closing down on.
mkfifo "$folder/display"
setsid Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset 3>"$folder/display" 2>"$folder/log" &
screen=$!
read -r number <"$folder/display" || {
    echo "The virtual screen did not start:" >&2
    cat "$folder/log" >&2
    exit 1
}
export DISPLAY=":$number"
echo "No screen here: running on virtual screen $DISPLAY. To see it: DISPLAY=$DISPLAY import -window root kiosk.png (package imagemagick)"

# A shell starts background commands deaf to Ctrl-C; `env` gives them their ears back.
trap : INT
trap 'kill -TERM "$command" 2>/dev/null || true' TERM HUP
env --default-signal=INT,QUIT "$@" <&0 &
command=$!
status=0
wait "$command" || status=$?
while kill -0 "$command" 2>/dev/null; do # a signal ended the wait, not the command
    status=0
    wait "$command" || status=$?
done
exit "$status"
