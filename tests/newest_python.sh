#!/usr/bin/env bash
# Prints the newest Python here of those that Alongside is tested on: on the path, or pyenv's.
set -u

for version in 3.13 3.12 3.11; do
    for python in $(type -aP "python$version") \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python; do
        if [ "$("$python" -c 'import sys, sqlite3, ssl, venv; print("%d.%d" % sys.version_info[:2])' \
            2>/dev/null)" = "$version" ]; then
            echo "$python"
            exit 0
        fi
    done
done
echo "No Python 3.11, 3.12 or 3.13 here." >&2
exit 1
