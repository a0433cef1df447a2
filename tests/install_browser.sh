#!/usr/bin/env bash
# The tests that look at the page need a real Chromium. Brings one where that is possible,
# and says plainly what is skipped where it is not. Never fails: the other tests still run.
set -u

if command -v chromium >/dev/null; then
    exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests."
    log=$(mktemp)
    if apt-get update >"$log" 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
            chromium fonts-noto-core fonts-noto-color-emoji >>"$log" 2>&1; then
        exit 0
    fi
    tail -n 5 "$log"
fi
echo "No Chromium here, so the tests marked 'browser' are skipped. All others run."
echo "To run them too, install Chromium (on Debian: apt-get install chromium)."
