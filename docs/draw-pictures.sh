#!/bin/sh
# Draws every picture of the README anew, by the kiosk's own commands:  sh docs/draw-pictures.sh PYTHON
set -eu

python=$1
out=docs/pictures
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$out"

sheet() { # NAME, then what `render` is told
    name=$1
    shift
    "$python" main.py render "$folder/$name" "$@"
    mv "$folder/$name/contact-sheet.jpg" "$out/$name.jpg"
}

sheet loop-1920x1080 --lang zh
sheet loop-1080x1920 --lang zh --size 1080x1920
sheet loop-english --lang en
sheet visit --visit --lang zh
sheet panel --panel --lang zh

# The preview over a save with a mistake: of a copy of the deck, the good version of which was kept, as the kiosk does.
export XDG_STATE_HOME="$folder/state" QT_QPA_PLATFORM=offscreen
mkdir "$folder/deck"
cp -R content.yaml assets "$folder/deck/"
"$python" - "$folder/deck/content.yaml" <<'PYTHON'
import sys
from pathlib import Path

from kiosk.content.check import check
from kiosk.content.last_good import LastGood
from kiosk.slides import contents

content = Path(sys.argv[1])
kept = LastGood(content).keep(check(content, contents()).files, lambda copy: check(copy, contents()).good)
written = content.read_text("utf-8")
wrong = written.replace("value: 1200亿", "value: 1,20亿", 1)
assert kept and wrong != written
content.write_text(wrong, "utf-8")
PYTHON
"$python" main.py preview "$folder/deck/content.yaml" --slide 2 --words zh --window 1180x1000 \
    --editor 'code -g {file}:{line}' --picture "$out/preview.jpg"
