"""Checks the web page in Chromium against the program that was built.

usage: python Tests/Web PROGRAM LITELLM FOLDER [WORD…]

PROGRAM is physix, LITELLM the proxy's program, FOLDER takes pictures of every tab. With WORDs, only checks that have one of
them in their names run.
"""

import contextlib
import pathlib
import sys
import time
import traceback

import look
import models
import own
import runs
from stage import browser, server

program, litellm, folder, *words = sys.argv[1:]
pathlib.Path(folder).mkdir(parents=True, exist_ok=True)


def named(check):
    return check.__name__.replace("_", " ")


def chosen(checks):
    return [check for check in checks if not words or any(word in named(check) for word in words)]


def passes(check, made, *arguments):
    begun = time.monotonic()
    try:
        made.troubles.clear()
        check(made, *arguments)
        assert not made.troubles, f"the console says: {made.troubles}"
        print(f"✓ {named(check)} ({time.monotonic() - begun:.1f} s)", flush=True)
        return True
    except Exception:
        print(f"✗ {named(check)}", flush=True)
        traceback.print_exc()
        return False


results = []
with contextlib.ExitStack() as stack:
    made = stack.enter_context(browser(stack.enter_context(server(program))))
    # It takes its time to start; meanwhile the others run.
    about_models = chosen(models.CHECKS)
    proxy = stack.enter_context(models.Proxy(litellm, folder)) if about_models else None
    results += [passes(check, made) for check in chosen(runs.CHECKS + own.CHECKS)]
    results += [passes(check, made, folder) for check in chosen(look.CHECKS)]
    results += [passes(check, made, proxy.address()) for check in about_models]
print(f"pictures of every tab: {folder}")
sys.exit(not all(results))
