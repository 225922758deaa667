"""A server of one's own and a browser for it, for the checks of the web page."""

import contextlib
import subprocess

from playwright.sync_api import sync_playwright

SOLVED = ".headline .pill"
PATIENCE = 90_000


@contextlib.contextmanager
def server(program, *options):
    """Serves on a free port; gives the address."""
    arguments = [program, "serve", "--port", "0", "--no-database", "--log-level", "warning", *options]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        assert "served at " in line, line
        yield line.split("served at ")[1].split()[0] + "/"
    finally:
        process.terminate()
        process.wait(10)


class Browser:
    """Chromium, and pages in it whose console and errors are watched."""

    def __init__(self, address, playwright, executable):
        self.address = address
        self.troubles = []
        # Chromium's own sandbox cannot be set up within a container.
        self.chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])

    def note(self, message):
        if message.type == "error":
            self.troubles.append(message.text)

    @contextlib.contextmanager
    def page(self, width=1280, scheme="light", link="", **options):
        """A page of its own, with nothing remembered, that has drawn the first problem."""
        height = 760 if width < 500 else 900
        context = self.chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **options)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.goto(self.address + link)
        page.wait_for_selector("[role=tabpanel]:not([hidden]) :is(.points[d^=M], .drop, table)", state="attached")
        try:
            yield page
        finally:
            context.close()


@contextlib.contextmanager
def browser(address, executable="/usr/bin/chromium"):
    with sync_playwright() as playwright:
        made = Browser(address, playwright, executable)
        try:
            yield made
        finally:
            made.chromium.close()


def show(page, tab):
    """Goes to a tab and waits for what it draws."""
    page.click(f"#tab-{tab}")
    page.wait_for_selector(f"#panel-{tab}:not([hidden])")
    if tab in ("compare", "hand"):
        page.wait_for_selector(f"#panel-{tab} .points[d^=M]", state="attached")


def solve(page, panel="#panel-run", button="Find"):
    """Presses the button and waits until the episode has ended."""
    page.click(f"{panel} button.primary:has-text('{button}')")
    page.wait_for_selector(f"{panel} {SOLVED}", timeout=PATIENCE)
    page.wait_for_selector(f"{panel} button.primary:not([disabled])", timeout=PATIENCE)


def text(page, selector):
    return page.locator(selector).first.inner_text()
