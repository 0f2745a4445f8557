#!/usr/bin/env bash
# Makes the fonts for machines that have none of their own: spare-chinese.otf, from Noto Sans CJK SC, has the 3755 usual
# characters of GB 2312 and every other that the program's texts, the base map and the examples have; spare-latin.otf, from
# Inter, has the letters and signs. Needs the packages fonts-inter, fonts-noto-cjk, fonttools and gdal-bin.
# `tests/text/spare_font_test.cpp` tells when it is due.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ogr2ogr -f CSV "$work/map" geodata/basemap.gpkg
/usr/bin/python3 - "$work" <<'PYTHON'
import os, pathlib, sys
from fontTools import subset
from fontTools.ttLib import TTFont


def make(font, wanted, features, family, file):
    options = subset.Options(name_IDs=[0, 13, 14], layout_features=features, hinting=False, notdef_outline=True)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=[ord(c) for c in wanted])
    maker.subset(font)
    for number, text in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames[0] = family.replace(" ", "")
    font.save(file)
    print(file, len(font.getBestCmap()), "characters,", os.path.getsize(file), "bytes")


signs = {chr(code) for first, last in ((0x20, 0x24F), (0x259, 0x259), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x23FF),
                                       (0x2460, 0x24FF), (0x2500, 0x26FF)) for code in range(first, last + 1)}
wanted = set(signs) | {chr(code) for first, last in ((0x3000, 0x303F), (0xFF00, 0xFFEF)) for code in range(first, last + 1)}
for folder in ("src", "assets/scenarios", "assets/themes", "assets/player", "geodata", sys.argv[1] + "/map"):
    for path in pathlib.Path(folder).rglob("*"):
        if path.suffix in (".cpp", ".h", ".def", ".toml", ".js", ".html", ".csv"):
            wanted |= set(path.read_text(encoding="utf-8"))
for row in range(16, 56):  # GB 2312, first level
    for cell in range(1, 95):
        try:
            wanted.add(bytes((row + 160, cell + 160)).decode("gb2312"))
        except UnicodeDecodeError:
            pass

noto = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
faces = (TTFont(noto, fontNumber=number, lazy=True, recalcTimestamp=False) for number in range(10))
make(next(face for face in faces if face["name"].getDebugName(1) == "Noto Sans CJK SC"), wanted,
     ["kern", "locl", "ccmp", "mark"], "Homebound Spare Chinese", "assets/fonts/spare-chinese.otf")
make(TTFont("/usr/share/fonts/opentype/inter/Inter-Regular.otf", recalcTimestamp=False), signs,
     ["kern", "ccmp", "mark", "mkmk", "tnum"], "Homebound Spare Latin", "assets/fonts/spare-latin.otf")
PYTHON
