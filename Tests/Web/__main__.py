"""Checks the web page in Chromium against the program that was built.

usage: python Tests/Web PROGRAM FOLDER [WORD…]

PROGRAM is physix, FOLDER takes pictures of every tab. With WORDs, only checks that have one of them in their names run.
"""

import sys
import time
import traceback

import look
import own
import runs
from stage import browser, server

program, folder, *words = sys.argv[1:]
checks = [(check, ()) for check in runs.CHECKS + own.CHECKS] + [(check, (folder,)) for check in look.CHECKS]
failed = 0
with server(program) as address, browser(address) as made:
    for check, arguments in checks:
        name = check.__name__.replace("_", " ")
        if words and not any(word in name for word in words):
            continue
        begun = time.monotonic()
        try:
            made.troubles.clear()
            check(made, *arguments)
            assert not made.troubles, f"the console says: {made.troubles}"
            print(f"✓ {name} ({time.monotonic() - begun:.1f} s)", flush=True)
        except Exception:
            failed += 1
            print(f"✗ {name}", flush=True)
            traceback.print_exc()
print(f"pictures of every tab: {folder}")
sys.exit(failed > 0)
