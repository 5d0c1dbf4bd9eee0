#!/bin/sh
# Redraws the gallery: runs the file `command` of every folder, in that folder, with the given program as `hfplot`.
set -eu
case "${1:-}" in
  "") echo "usage: sh gallery/make.sh path/to/hfplot [folder …]" >&2; exit 2 ;;
  /*) program=$1 ;;
  *) program=$PWD/$1 ;;
esac
shift
cd "$(dirname "$0")"
[ -x "$program" ] || { echo "gallery: $program is not a program; make build makes it" >&2; exit 2; }

# What `command` files call is this program, whatever is installed.
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
ln -s "$program" "$tools/hfplot"
PATH=$tools:$PATH
export PATH

[ $# -gt 0 ] || set -- $(ls -d */ | tr -d /)
for folder in "$@"; do
  [ -f "$folder/command" ] || continue
  echo "gallery: $folder"
  (cd "$folder" && sh -eu ./command >/dev/null)
done
