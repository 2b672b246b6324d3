#!/usr/bin/env bash
# The whole test suite: style, all tests without a display, again under the race detector (the longest corpora cut short), then the window end to end on a virtual display.
# Pictures and logs of the last part are kept in build/e2e.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
need_go
mkdir -p build
step() { printf '\n== %s (%ss)\n' "$*" "$SECONDS"; }

step "style: gofumpt, vet, staticcheck"
unformatted=$(go run mvdan.cc/gofumpt@v0.9.2 -l .)
[ -z "$unformatted" ] || { say "Not gofumpt'ed:"; say "$unformatted"; exit 1; }
CGO_ENABLED=0 go vet -tags ci,ne ./...
CGO_ENABLED=0 go run honnef.co/go/tools/cmd/staticcheck@v0.7.0 -tags ci,ne ./...

step "tests without a display and without cgo"
CGO_ENABLED=0 go test -tags ci,ne ./...

install_build || { say "The race detector and the window need the packages named above."; exit 1; }
step "tests under the race detector"
CGO_ENABLED=1 go test -race -short -tags ci,ne -timeout 30m ./...

step "end to end: the real window on a virtual display"
[ "$(uname -s)" = Linux ] || { say "The end-to-end test drives X11 and runs on Linux only."; exit 0; }
install_display || { say "The end-to-end test needs the packages named above."; exit 1; }
# Without the tag migrated_fynedo Fyne reports every call from a wrong thread, and the test fails on it.
CGO_ENABLED=1 go build -tags ne -o build/yanku-e2e ./cmd/yanku
build_ctl
YANKU_E2E="$PWD/build" CGO_ENABLED=0 go test -tags e2e -count=1 -v ./scripts/e2e
step "done"
