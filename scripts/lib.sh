# Shared by run.sh and test.sh: where things are, and how missing system packages come.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export GOFLAGS="${GOFLAGS:--buildvcs=false}"

say() { printf '%s\n' "$*" >&2; }

need_go() {
  command -v go >/dev/null 2>&1 && return
  [ -x /usr/local/go/bin/go ] && export PATH="$PATH:/usr/local/go/bin" && return
  say "Go is missing. Install it from your system's packages or https://go.dev/dl, then run this again. / 需要先安装 Go。"
  exit 1
}

# install WHAT PROBE PACKAGE…: when the command PROBE fails, installs Debian packages where it may, else names what to install. Returns whether PROBE holds afterwards.
install() {
  local what=$1 probe=$2
  shift 2
  bash -c "$probe" >/dev/null 2>&1 && return 0
  local sudo=""
  if [ "$(id -u)" != 0 ]; then
    sudo="sudo -n"
    $sudo true 2>/dev/null || sudo=""
  fi
  if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || [ -n "$sudo" ]; }; then
    say "Installing $what: $*"
    $sudo apt-get update -qq >&2 || true
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >&2 || true
  else
    say "Missing: $what."
    if command -v apt-get >/dev/null 2>&1; then say "  sudo apt-get install $*"; fi
    if command -v dnf >/dev/null 2>&1; then say "  sudo dnf install gcc mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel (tests: xorg-x11-server-Xvfb xdotool openbox ImageMagick python3-gobject gtk3)"; fi
    if command -v pacman >/dev/null 2>&1; then say "  sudo pacman -S gcc pkgconf libglvnd libx11 libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon (tests: xorg-server-xvfb xdotool openbox imagemagick python-gobject gtk3)"; fi
    if command -v brew >/dev/null 2>&1; then say "  xcode-select --install (the window needs only Apple's command line tools)"; fi
  fi
  bash -c "$probe" >/dev/null 2>&1
}

# what a build of the window needs: a C compiler and the headers of X11, Wayland and OpenGL
install_build() {
  case "$(uname -s)" in
  Linux)
    install "a C compiler and the headers of X11, Wayland and OpenGL" \
      "command -v gcc && command -v pkg-config && pkg-config --exists gl x11 xcursor xrandr xinerama xi xxf86vm wayland-client xkbcommon" \
      gcc libc6-dev pkg-config libgl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev
    ;;
  Darwin) xcode-select -p >/dev/null 2>&1 || { say "Run: xcode-select --install"; return 1; } ;;
  esac
}

# what the end-to-end test needs: a virtual display, a window manager, a hand on the mouse, a drag source
install_display() {
  install "a virtual display and what moves the mouse on it" \
    "command -v Xvfb && command -v xdotool && command -v openbox && command -v import && command -v xclip && /usr/bin/python3 -c 'import gi; gi.require_version(\"Gtk\", \"3.0\"); from gi.repository import Gtk' && ls /usr/lib/*/dri/swrast_dri.so" \
    xvfb xauth xdotool openbox imagemagick x11-apps xclip python3-gi gir1.2-gtk-3.0 libgl1-mesa-dri
}

build_window() { CGO_ENABLED=1 go build -tags "migrated_fynedo,ne" -ldflags "-s -w" -o build/ ./cmd/yanku; }
build_ctl() { CGO_ENABLED=0 go build -tags ne -ldflags "-s -w" -o build/ ./cmd/yankuctl; }
