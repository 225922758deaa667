"""The tabs By hand, Your data and History, and texts that would like to be more than text."""

import json
import subprocess

from stage import PATIENCE, show, solve, text

HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>\u202egnp\u202c"


def an_equation_is_checked_while_it_is_written(browser):
    with browser.page() as page:
        show(page, "hand")
        page.fill("#panel-hand textarea", "d2x/dt2 = -k*x - * b")
        page.wait_for_selector("#panel-hand .mistake pre")
        lines = page.locator("#panel-hand .mistake pre").inner_text().split("\n")
        assert lines[1].index("^") == lines[0].index("* b"), lines
        page.fill("#panel-hand textarea", "d2x/dt2 = -k*x - b*vx")
        page.wait_for_selector("#panel-hand .slider >> nth=1")
        curve = page.get_attribute("#panel-hand .line.series-0", "d")
        for _ in range(5):
            page.press("#panel-hand .slider input[type=range] >> nth=0", "ArrowRight")
        page.wait_for_timeout(500)
        assert page.get_attribute("#panel-hand .line.series-0", "d") != curve


def the_shown_line_for_a_shell_gives_the_shown_answer(browser):
    with browser.page() as page:
        show(page, "hand")
        page.fill("#panel-hand textarea", "d2x/dt2 = -k*x")
        page.fill("#panel-hand .slider input[type=number]", "15.9")
        page.wait_for_selector("#panel-hand .request:has-text('15.9')")
        page.wait_for_timeout(300)
        for label in ("preview", "schema"):
            if label == "schema":
                page.click("#panel-hand button:has-text('GET /schema')")
                page.wait_for_selector("#panel-hand .curl:has-text('/schema')")
            command = page.locator("#panel-hand .curl").inner_text()
            shown = json.loads(page.locator("#panel-hand .answer").inner_text())
            answered = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=20).stdout
            assert json.loads(answered) == shown, command


def the_shown_program_plays_an_episode(browser):
    with browser.page() as page:
        show(page, "hand")
        page.click("#panel-hand summary:has-text('OpenEnv')")
        program = page.locator("#panel-hand pre[aria-label='client.py']").inner_text()
        # One of those that scripts/test installs.
        python = ".build-test/openenv-0.10/bin/python3"
        said = subprocess.run([python, "-c", program], capture_output=True, check=True, text=True, timeout=60).stdout
        assert "A mass of 0.92 kg" in said and "True Predicted and observed" in said, said


def a_turn_by_hand_can_end_the_episode(browser):
    with browser.page(link="#hand") as page:
        page.select_option("#panel-hand select >> nth=0", "free_fall")
        page.wait_for_selector("#panel-hand .hint:has-text('altitude')")
        page.fill("#panel-hand textarea", "d2y/dt2 = -9.81")
        solve(page, "#panel-hand", "Take")
        assert text(page, "#panel-hand .headline .pill").strip() == "Solved"
        assert page.locator("#panel-hand .true-law math").count() == 1
        assert "Begin again" in text(page, "#panel-hand button.primary")


def a_table_is_pasted_shown_and_run(browser):
    with browser.page() as page:
        show(page, "data")
        page.click("text=A cup that cools")
        assert "25 rows, 1 measured column" in text(page, "#panel-data .table-holder .note")
        page.click("text=Find its equation")
        page.wait_for_selector("#panel-run .headline .pill", timeout=PATIENCE)
        assert "A cup of tea" not in text(page, "#panel-run .hint")
        assert "cup of tea" in text(page, "#panel-run .hint")
        assert "Nobody knows it" in text(page, "#panel-run .true-law")


def a_mistake_in_a_table_is_shown_with_its_line(browser):
    with browser.page() as page:
        # The browser itself says that an answer had the status 422.
        expected = len(browser.troubles)
        show(page, "data")
        page.fill("#panel-data textarea >> nth=0", "t,x\n0,1\n1,2\n2,three\n3,4\n")
        page.click("text=Find its equation")
        page.wait_for_selector("#panel-data [role=alert]")
        assert "line 4" in text(page, "#panel-data [role=alert]"), text(page, "#panel-data [role=alert]")
        assert all("422" in trouble for trouble in browser.troubles[expected:])
        del browser.troubles[expected:]


def a_file_is_read(browser):
    with browser.page() as page:
        show(page, "data")
        table = "time;height\n" + "".join(f"{index / 10};{20 - 4.9 * index * index / 100}\n" for index in range(20))
        page.set_input_files("#file", {"name": "fall.csv", "mimeType": "text/csv", "buffer": table.encode()})
        page.wait_for_selector("#panel-data th:has-text('height')")
        page.click("#panel-data button:has-text('By hand')")
        page.wait_for_selector("#panel-hand .problem-name:has-text('fall')")


def episodes_are_remembered_replayed_and_shared(browser):
    with browser.page(reduced_motion="reduce") as page:
        solve(page)
        equation = page.locator("#panel-run .law").inner_text()
        show(page, "history")
        assert page.locator("#panel-history tbody tr").count() == 2
        assert "Built-in solver" in text(page, "#panel-history tbody")
        for kind, beginning in (("JSON Lines", '{"id":'), ("CSV", "time,problem,seed")):
            with page.expect_download() as download:
                page.click(f"#panel-history button:has-text('{kind}')")
            assert open(download.value.path(), encoding="utf-8").read().startswith(beginning)
        page.fill("#panel-history input[type=search]", "nothing like it")
        assert page.locator("[aria-label=Episodes] tbody tr").count() == 0
        page.fill("#panel-history input[type=search]", "friction")
        page.reload()
        page.wait_for_selector("#panel-history:not([hidden])")
        page.click("#panel-history button:has-text('Replay')")
        page.wait_for_selector("#panel-run .headline .pill")
        assert page.locator("#panel-run .law").inner_text() == equation


def the_link_to_the_content_leaves_the_tab_as_it_is(browser):
    with browser.page(link="#history") as page:
        page.focus(".skip")
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        assert page.locator("#panel-history").is_visible()
        assert page.evaluate("() => document.activeElement.id") == "page"


def hostile_texts_stay_texts(browser):
    with browser.page() as page:
        show(page, "data")
        page.fill("#panel-data textarea >> nth=0", f"t,{HOSTILE}\n0,1\n1,2\n")
        page.fill("#panel-data textarea >> nth=1", HOSTILE)
        page.click("text=A swing")
        page.fill("#panel-data textarea >> nth=1", HOSTILE)
        page.click("#panel-data button:has-text('By hand')")
        page.wait_for_selector("#panel-hand .hint:has-text('onerror')")
        record = {
            "id": "1", "time": "2026-11-27T12:00:00Z", "policy": HOSTILE, "solved": False, "match": 0, "reward": 0.1,
            "seconds": 1, "settings": {"system": "free_fall", "seed": 1, "turns": 1, "noise": 0.01},
            "turns": [{"equation": HOSTILE, "params": {}, "rationale": HOSTILE + "x" * 1_000_000, "mismatch": HOSTILE,
                       "reward": 0.1, "seconds": 1, "tokens": None, "model": HOSTILE,
                       "parts": {"match": 0, "progress": 0, "simplicity": 0, "format": 0}}],
        }
        page.evaluate("records => localStorage.setItem('physix.history', JSON.stringify(records))", [record])
        page.reload()
        show(page, "history")
        page.click("#panel-history button:has-text('Replay')")
        page.wait_for_selector("#panel-run .turn .rationale")
        assert "onerror" in text(page, "#panel-run .turn .rationale")
        assert len(text(page, "#panel-run .turn .rationale")) < 1000
        assert "\u202e" not in page.locator("#panel-run .turns").inner_text()
        assert page.locator("main img, main script, main iframe").count() == 0
        assert page.title() == "PhysiX: watch an equation being found"


CHECKS = [
    an_equation_is_checked_while_it_is_written,
    the_shown_line_for_a_shell_gives_the_shown_answer,
    the_shown_program_plays_an_episode,
    a_turn_by_hand_can_end_the_episode,
    a_table_is_pasted_shown_and_run,
    a_mistake_in_a_table_is_shown_with_its_line,
    a_file_is_read,
    episodes_are_remembered_replayed_and_shared,
    the_link_to_the_content_leaves_the_tab_as_it_is,
    hostile_texts_stay_texts,
]
