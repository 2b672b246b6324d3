#!/usr/bin/env bash
# Speed and errors against pandoc, lynx, pdftotext and mutool in one run, every other benchmark of the project, then the window with 1,000 reports on a
# virtual display: time until it is shown, and memory. Parts alone:
#   scripts/bench.sh peers           pandoc, lynx, pdftotext and mutool
#   scripts/bench.sh search [ROUNDS] import against Recoll and SQLite FTS5 (medians of ROUNDS, 3), and relevance against Recoll and BM25
#   scripts/bench.sh large [N…]      search in libraries of N recombined reports (1,000 10,000 100,000), which are made in build/large-N unless they are there
# Reports come from ../shared/corpus where it is beside the project; without it, those benchmarks say so and are left out.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
need_go
mkdir -p build
archive=../shared/corpus/daily.tar.xz

# unpack DIR: the reports of the corpus
unpack() {
  [ -e "$archive" ] || { say "No $archive: nothing to measure with."; return 1; }
  mkdir -p "$1"
  tar xJf "$archive" -C "$1"
}

against_readers() {
  install "the tools that Yanku is measured against" "command -v pandoc && command -v lynx && command -v pdftotext && command -v mutool" \
    pandoc lynx poppler-utils mupdf-tools || say "The tools that are missing are left out."
  say "Against other readers (ratio: ours to theirs, by processor time):"
  CGO_ENABLED=0 go test -tags ci,ne -run '^$' -bench Peers -benchtime "${BENCHTIME:-1s}" ./internal/format ./internal/format/pdf | grep '^[A-Za-z].*ratio\|^yanku\|^pdftotext\|^mutool\|installed' || say "Nothing was compared."
}

against_search() {
  install "Recoll, which search is measured against" "command -v recollindex && command -v recollq" recollcmd || say "Recoll is left out."
  build_ctl
  local tmp=build/search-corpus
  unpack "$tmp" || return 0
  go build -o build/peers scripts/peers/*.go
  say "Import to a durable, searchable library (ratio: ours to theirs):"
  build/peers import -rounds "${1:-3}" "$tmp"
  local judged=store/testdata/judgements.txt
  [ -e "$judged" ] || return 0
  say "Relevance:"
  build/peers relevance "$judged" "$tmp" assets/samples
}

# make_large N: a library of N reports in build/large-N, and the time that took
make_large() {
  local dir=build/large-$1
  [ -e "$dir/done" ] && return
  rm -rf "$dir"
  unpack build/search-corpus
  build_ctl
  go build -o build/recombine scripts/recombine/*.go
  say "Making a library of $1 reports:"
  build/recombine -n "$1" -out "$dir/reports" build/search-corpus >&2
  /usr/bin/env time -f '%e s, %U s of processor, %M KB at most' build/yankuctl --library "$dir/library" import "$dir/reports" > "$dir/import.log"
  rm -rf "$dir/reports"
  touch "$dir/done"
}

# large N…: a table with a column for each N; a line of the benchmark holds value and unit in turn
large() {
  [ -e "$archive" ] || { say "No $archive: nothing to measure with."; return 0; }
  local n lines=build/large.txt
  : > "$lines"
  CGO_ENABLED=0 go test -tags ci,ne -c -o build/large.test ./store
  for n in "$@"; do
    make_large "$n"
    [ ! -w /proc/sys/vm/drop_caches ] || { sync; echo 1 > /proc/sys/vm/drop_caches; }
    (cd store && YANKU_LARGE=$PWD/../build/large-$n/library ../build/large.test -test.run '^$' -test.bench BenchmarkLarge -test.benchtime 2x) | grep '^BenchmarkLarge' >> "$lines"
  done
  awk '{ for (i = 3; i < NF; i += 2) { v[$(i+1), NR] = $i; if (!($(i+1) in seen)) { seen[$(i+1)] = 1; order[++m] = $(i+1) } } }
    function row(name, j) { if (!(name in seen)) return; printf "%-15s", name; for (j = 1; j <= NR; j++) printf " %12s", v[name, j]; print ""; delete seen[name] }
    END { row("reports"); row("text-MB"); delete seen["ns/op"]; for (k = 1; k <= m; k++) row(order[k]) }' "$lines"
}

case "${1:-}" in
search) shift; against_search "$@"; exit 0 ;;
large) shift; [ $# -gt 0 ] || set -- 1000 10000 100000; large "$@"; exit 0 ;;
esac
against_readers
[ "${1:-}" != peers ] || exit 0
CGO_ENABLED=0 go test -tags ci,ne -run '^$' -bench . -skip Peers -benchtime "${BENCHTIME:-1s}" ./... | grep -v '^ok\|no test files'
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
