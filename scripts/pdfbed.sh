#!/usr/bin/env bash
# Makes the PDF test bed of internal/format/pdf/testdata anew: our own samples in broker layouts, printed by Chromium and LibreOffice, each with its text in reading order (.tsv).
# The result is committed; nobody has to run this to build. Needs chromium, libreoffice-writer and qpdf.
set -euo pipefail
cd "$(dirname "$0")/.."
out=internal/format/pdf/testdata
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/fonts"
cp assets/fonts/*.ttf "$tmp/fonts"
go run scripts/pdfbed/*.go assets/samples "$tmp" "$out"
for page in "$tmp"/*.html; do
  name=$(basename "$page" .html)
  case $name in
    writer-*)
      mkdir -p "$HOME/.fonts" && cp -n "$tmp"/fonts/*.ttf "$HOME/.fonts/"
      (cd "$tmp" && soffice --headless --infilter="HTML (StarWriter)" --convert-to "pdf:writer_web_pdf_Export" "$name.html" > /dev/null 2>&1 || true)
      mv "$tmp/$name.pdf" "$out/$name.pdf" ;;
    *) chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$out/$name.pdf" "file://$page" 2> /dev/null ;;
  esac
done
qpdf --encrypt geheim geheim 256 -- "$out/unruled.pdf" "$out/password.pdf"
qpdf --encrypt "" owner 256 --print=none -- "$out/unruled.pdf" "$out/owner.pdf"
ls -l "$out"
