#!/usr/bin/env bash
# Speed and errors against pandoc, lynx, pdftotext and mutool in one run, every other benchmark of the project, then the window with 1,000 reports on a
# virtual display: time until it is shown, and memory. `scripts/bench.sh peers` does the first part alone.
# Reports come from ../shared/corpus where it is beside the project; without it, those benchmarks say so and are left out.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
need_go
mkdir -p build
install "the tools that Yanku is measured against" "command -v pandoc && command -v lynx && command -v pdftotext && command -v mutool" \
  pandoc lynx poppler-utils mupdf-tools || say "The tools that are missing are left out."
say "Against other readers (ratio: ours to theirs, by processor time):"
CGO_ENABLED=0 go test -tags ci,ne -run '^$' -bench Peers -benchtime "${BENCHTIME:-1s}" ./internal/format ./internal/format/pdf | grep '^[A-Za-z].*ratio\|^yanku\|^pdftotext\|^mutool\|installed' || say "Nothing was compared."
[ "${1:-}" != peers ] || exit 0
CGO_ENABLED=0 go test -tags ci,ne -run '^$' -bench . -skip Peers -benchtime "${BENCHTIME:-1s}" ./... | grep -v '^ok\|no test files'
archive=../shared/corpus/daily.tar.xz
[ -e "$archive" ] || { say "No $archive: the window is not measured."; exit 0; }
install_build && install_display
build_window
build_ctl
tmp=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$tmp"' EXIT
mkdir "$tmp/reports"
tar xJf "$archive" -C "$tmp/reports"
# 910 reports of the corpus, and copies with one more line to make 1,000
find "$tmp/reports" -type f | sort | head -n 90 | while read -r f; do { cat "$f"; echo; echo "（副本）"; } > "$f.copy.md"; done
say "import:"
/usr/bin/env time -f '%e s, %M KB at most' build/yankuctl --library "$tmp/library" import "$tmp/reports" > "$tmp/import.log" || true
build/yankuctl --library "$tmp/library" list --json | wc -l
Xvfb :78 -screen 0 1600x1000x24 +extension GLX +extension RANDR -nolisten tcp 2>/dev/null &
sleep 1
DISPLAY=:78 openbox --sm-disable 2>/dev/null &
for round in 1 2 3; do
  DISPLAY=:78 LIBGL_ALWAYS_SOFTWARE=1 YANKU_TRACE=1 XDG_CONFIG_HOME="$tmp/config" build/yanku --library "$tmp/library" 2> "$tmp/window.log" &
  pid=$!
  for _ in $(seq 100); do grep -q 'trace shown' "$tmp/window.log" && break; sleep 0.1; done
  sleep 3
  grep 'trace shown' "$tmp/window.log"
  grep VmRSS "/proc/$pid/status"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
done
