#!/usr/bin/env bash
# Writes THIRD_PARTY.md anew: every module in the two programs, with the kind of its licence. It fails when one is not for this program.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
need_go
{
  echo "# Third-party notices"
  echo
  echo "Written by \`scripts/notices.sh\`. Whole licence texts come with each module's source."
  echo
  echo "| what | version | licence |"
  echo "|---|---|---|"
  echo "| Noto Sans SC | 2.004, cut down by \`scripts/fonts.sh\` | SIL Open Font License 1.1, \`assets/fonts/OFL.txt\` |"
  echo "| reference tables, in part from xp13465/trade-data-signal-staticdata | 2026-08 | CC BY 4.0 |"
  echo "| PDFium with FreeType, libjpeg-turbo, OpenJPEG, zlib, Little CMS and agg, as WebAssembly in go-pdfium | as in go-pdfium | BSD-3-Clause; FreeType License, IJG, BSD-2-Clause, zlib, MIT, agg 2.3 |"
  echo "| table of Traditional characters and phrases, from OpenCC's TSCharacters and TSPhrases | 2026-08 | Apache-2.0 |"
  echo "| words for cutting text, from the dictionary of go-ego/gse, which goes back to fxsjy/jieba | 1.0.2 | Apache-2.0, MIT |"
  for system in linux windows darwin; do
    GOOS=$system CGO_ENABLED=1 go list -deps -tags ne -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/...
  done | sort -u | while read -r path version dir; do
    file=$(ls "$dir" | grep -iE '^(licen[sc]e|copying|unlicense)' | head -n 1)
    text=$(cat "$dir/$file" 2>/dev/null || true)
    case "$text" in
      *"Apache License"*) kind="Apache-2.0" ;;
      *"Mozilla Public License"*) kind="MPL-2.0" ;;
      *"FreeType License"*"GNU General Public License"* | *"GNU General Public License"*"FreeType License"*) kind="FreeType License (FTL), chosen of the two it offers" ;;
      *"GNU "*) kind="GNU: must not be here" ;;
      *"Permission is hereby granted"*) kind="MIT" ;;
      *"Redistribution and use in source and binary forms"*) case "$text" in *"Neither the name"* | *"endorse or promote"*) kind="BSD-3-Clause" ;; *) kind="BSD-2-Clause" ;; esac ;;
      *"Permission to use, copy, modify"*) kind="ISC" ;;
      *"unencumbered"*) kind="Unlicense" ;;
      *) kind="see its source" ;;
    esac
    echo "| $path | $version | $kind |"
  done
} > THIRD_PARTY.md
if grep 'must not be here' THIRD_PARTY.md >&2; then exit 1; fi
