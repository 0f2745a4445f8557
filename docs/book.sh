#!/usr/bin/env bash
# Makes a book of these pages, with pictures that the program draws while it is made: every command of a page is run, and
# the picture that it writes follows it. Needs pandoc and, for the PDF, weasyprint.
#   docs/book.sh PROGRAM FOLDER [PAGE...]   writes FOLDER/homebound.html and FOLDER/homebound.pdf, of all pages or of these
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: docs/book.sh PROGRAM FOLDER [PAGE...]" >&2; exit 2; }
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
pages=("${@:3}")
[ ${#pages[@]} != 0 ] ||
  pages=(recipes tables tracks telling maps exploring editing presenting exporting story-page films farm command-line format)
docs=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# `homebound` in a command is this program.
mkdir "$work/bin"
ln -s "$program" "$work/bin/homebound"
export PATH=$work/bin:$PATH

# A page's commands run in a folder of its own, since their files have the same names.
chapters=()
for page in "${pages[@]}"; do
  mkdir -p "$work/$page"
  ln -s "$docs/pictures" "$work/$page/pictures"
  (cd "$work/$page" && BOOK_PAGE=$page pandoc --from gfm --to html --lua-filter "$docs/book.lua" "$docs/$page.md" -o page.html)
  chapters+=("$work/$page/page.html")
done
cd "$work"
pandoc --from html --to html --standalone --self-contained --toc --toc-depth 2 --metadata title=Homebound \
  --metadata lang=en --css "$docs/book.css" "${chapters[@]}" -o "$folder/homebound.html"
echo "$folder/homebound.html"
if command -v weasyprint >/dev/null; then
  weasyprint --quiet "$folder/homebound.html" "$folder/homebound.pdf"
  echo "$folder/homebound.pdf"
else
  echo "no PDF: weasyprint is not installed"
fi
