#!/usr/bin/env bash
# Builds Yanku, installing what building needs if it is missing, and opens the window with the sample library.
# Without a display it runs `yankuctl demo` instead: the main job on the samples, in the terminal, charts in build/demo.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
need_go
mkdir -p build
if { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; } && install_build; then
  say "Building the window (the first time takes some minutes) …"
  build_window
  # Your own library opens with build/yanku alone.
  exec build/yanku --library build/sample-library --samples "$@"
fi
say "No display: showing the main job in the terminal."
build_ctl
exec build/yankuctl demo --out build/demo "$@"
