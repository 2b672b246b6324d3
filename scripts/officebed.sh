#!/usr/bin/env bash
# Makes internal/ingest/testdata/office anew: prints of the sample reports as DOCX, RTF and PPTX by LibreOffice, and reference.xlsx beside it. The results are committed; nobody has to run this to build.
# Needs python3 and soffice with writer, impress and calc.
set -euo pipefail
cd "$(dirname "$0")/.."
out=internal/ingest/testdata/office
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$out"
for report in assets/samples/*.md; do
  name=$(basename "$report" .md)
  python3 scripts/officebed/print.py html "$report" > "$tmp/$name.html"
  python3 scripts/officebed/print.py slides "$report" > "$tmp/$name.fodp"
done
soffice -env:UserInstallation="file://$tmp/profile" --headless --infilter="HTML (StarWriter)" --convert-to docx --outdir "$out" "$tmp"/*.html
soffice -env:UserInstallation="file://$tmp/profile" --headless --infilter="HTML (StarWriter)" --convert-to rtf --outdir "$out" "$tmp"/*.html
soffice -env:UserInstallation="file://$tmp/profile" --headless --convert-to pptx --outdir "$out" "$tmp"/*.fodp
soffice -env:UserInstallation="file://$tmp/profile" --headless --convert-to xlsx --outdir "$out/.." scripts/officebed/reference.fods
ls -l "$out" "$out/../reference.xlsx"
