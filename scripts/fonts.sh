#!/usr/bin/env bash
# Makes assets/fonts anew: Noto Sans SC (OFL), two static weights, cut down to what reports use.
# Kept: every Han character of GBK and Big5, Latin, Greek, Cyrillic capitals of units, punctuation, arrows, digits in circles, box and bullet signs.
# Needs npm and python3 with fontTools. The result is committed; nobody has to run this to build.
set -euo pipefail
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
(cd "$tmp" && npm pack @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null && tar xzf ./*.tgz)
python3 - > "$tmp/chars.txt" <<'PY'
chars = set()
def add(codec, leads, trails):
    for a in leads:
        for b in trails:
            try:
                chars.add(bytes([a, b]).decode(codec))
            except UnicodeDecodeError:
                pass
add("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
add("big5", range(0xA1, 0xFA), range(0x40, 0xFF))
for lo, hi in [(0x20, 0x7F), (0xA0, 0x250), (0x370, 0x400), (0x1E00, 0x1F00), (0x2000, 0x2070), (0x2070, 0x20D0), (0x2100, 0x2200), (0x2200, 0x2270),
               (0x2460, 0x2500), (0x2500, 0x2600), (0x2600, 0x2680), (0x2700, 0x27C0), (0x3000, 0x3100), (0x3200, 0x3400), (0xFF00, 0xFFF0)]:
    chars.update(chr(c) for c in range(lo, hi))
print("".join(sorted(c for c in chars if len(c) == 1)))
PY
for w in 400Regular 600SemiBold; do
  "${PYTHON:-python3}" -m fontTools.subset "$tmp/package/$w/NotoSansSC_$w.ttf" --text-file="$tmp/chars.txt" --no-hinting --layout-features='' \
    --drop-tables+=GSUB,GPOS,GDEF,BASE,vhea,vmtx,VORG,STAT,DSIG --name-IDs='0,1,2,4,6,13,14' --output-file="assets/fonts/NotoSansSC-${w#?00}.ttf"
done
cp "$tmp/package/LICENSE_FONT" assets/fonts/OFL.txt 2>/dev/null || cp "$tmp/package/LICENSE" assets/fonts/OFL.txt
ls -l assets/fonts
