#!/usr/bin/env python3
"""Writes a sample report of assets/samples as HTML (for Word and RTF) or as flat OpenDocument slides (for PowerPoint), for LibreOffice to convert.

usage: print.py html|slides REPORT.md > FILE
"""
import html
import re
import sys

kind, path = sys.argv[1:3]
source = open(path, encoding="utf-8").read()
if source.startswith("---"):
    source = source.split("---", 2)[2]


def blocks(lines):
    """Headings, tables, items and paragraphs, a tuple each."""
    i = 0
    while i < len(lines):
        line = lines[i]
        i += 1
        if not line.strip():
            continue
        if m := re.match(r"(#+) (.*)", line):
            yield "heading", len(m[1]), m[2]
        elif line.startswith("|") or "\t" in line:
            rows = []
            i -= 1
            while i < len(lines) and (lines[i].startswith("|") or "\t" in lines[i]):
                row = lines[i].strip().strip("|").split("|") if lines[i].startswith("|") else lines[i].split("\t")
                if not all(re.fullmatch(r"\s*-+\s*", c) for c in row):
                    rows.append([c.strip() for c in row])
                i += 1
            yield "table", 0, rows
        elif m := re.match(r"[-*] (.*)", line):
            yield "item", 1, m[1]
        else:
            yield "paragraph", 0, line


def bold(text, mark):
    return re.sub(r"\*\*(.+?)\*\*", mark, html.escape(text, quote=False))


B = r"<b>\1</b>"
SPAN = r'<text:span text:style-name="b">\1</text:span>'


def page(all):
    out = []
    for what, level, text in all:
        if what == "heading":
            out.append(f"<h{level}>{bold(text, B)}</h{level}>")
        elif what == "table":
            rows = []
            for n, row in enumerate(text):
                tag = "th" if n == 0 else "td"
                rows.append("<tr>" + "".join(f"<{tag}>{bold(c, B)}</{tag}>" for c in row) + "</tr>")
            out.append('<table border="1">' + "".join(rows) + "</table>")
        elif what == "item":
            out.append(f"<ul><li>{bold(text, B)}</li></ul>")
        else:
            out.append(f"<p>{bold(text, B)}</p>")
    return '<html><head><meta charset="utf-8"></head><body>' + "\n".join(out) + "</body></html>"


HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:automatic-styles><style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style></office:automatic-styles>
<office:body><office:presentation>"""


def frame(inner, kind="", y=4, height=12):
    cls = f' presentation:class="{kind}"' if kind else ""
    return f'<draw:frame svg:x="1cm" svg:y="{y}cm" svg:width="24cm" svg:height="{height}cm"{cls}>{inner}</draw:frame>'


def slides(all):
    out, text, y, number = [HEAD], [], 4, 0

    def flush():
        nonlocal text, y
        if text:
            out.append(frame("<draw:text-box>" + "".join(text) + "</draw:text-box>", y=y, height=len(text)))
            text, y = [], y + len(text)

    for what, level, words in all:
        if what == "heading" or number == 0:
            flush()
            if number:
                out.append("</draw:page>")
            number += 1
            y = 4
            out.append(f'<draw:page draw:name="page{number}">')
        if what == "heading":
            out.append(frame(f"<draw:text-box><text:p>{html.escape(words)}</text:p></draw:text-box>", "title", 1, 2))
        elif what == "table":
            flush()
            rows = "".join("<table:table-row>" + "".join(f"<table:table-cell><text:p>{html.escape(c)}</text:p></table:table-cell>" for c in row) + "</table:table-row>" for row in words)
            columns = f'<table:table-column table:number-columns-repeated="{len(words[0])}"/>'
            out.append(frame(f'<table:table table:use-first-row-styles="true">{columns}{rows}</table:table>', y=y, height=len(words)))
            y += len(words)
        elif what == "item":
            text.append(f"<text:list><text:list-item><text:p>{bold(words, SPAN)}</text:p></text:list-item></text:list>")
        else:
            text.append(f"<text:p>{bold(words, SPAN)}</text:p>")
    flush()
    out.append("</draw:page></office:presentation></office:body></office:document>")
    return "\n".join(out)


print({"html": page, "slides": slides}[kind](blocks(source.split("\n"))))
