"""The tabs Run and Compare: an equation is found, shown, scrubbed and compared."""

import re

from stage import PATIENCE, show, solve, text


def the_solver_finds_an_equation_and_the_page_shows_it(browser):
    with browser.page() as page:
        assert "no equation yet" in text(page, "#panel-run .status")
        solve(page)
        page.wait_for_selector("#panel-run .player [aria-label=Play]")
        assert text(page, "#panel-run .headline .pill").strip() == "Solved"
        # The equation is mathematics, not text.
        assert page.locator("#panel-run .law math mfrac").count() >= 1
        space = page.evaluate("() => document.querySelector('#panel-run .law math').namespaceURI")
        assert space == "http://www.w3.org/1998/Math/MathML", space
        match = float(text(page, "#panel-run .bars .amount"))
        assert match >= 0.93, match
        assert "agree closely" in text(page, "#panel-run .headline .sentence")
        truth = page.locator("#panel-run .true-law")
        assert truth.locator("math").count() == 1 and "Same law" in truth.inner_text(), truth.inner_text()
        assert page.locator("#panel-run .turn").count() >= 1
        assert len(page.get_attribute("#panel-run .line.series-0", "d")) > 500


def arrow_keys_scrub_through_proposals_and_time(browser):
    with browser.page() as page:
        solve(page)
        slider = page.locator("#panel-run .player input")
        page.wait_for_selector("#panel-run .player [aria-label=Play]")
        last = int(slider.get_attribute("max"))
        assert last >= 1 and slider.input_value() == str(last)
        curve = page.get_attribute("#panel-run .line.series-0", "d")
        slider.focus()
        page.keyboard.press("ArrowLeft")
        assert slider.input_value() == str(last - 1)
        page.keyboard.press("Home")
        assert "before the first" in text(page, "#panel-run .frame-label")
        assert page.get_attribute("#panel-run .line.series-0", "d") != curve
        page.keyboard.press("End")
        assert page.get_attribute("#panel-run .line.series-0", "d") == curve
        page.focus("#panel-run .cursor-bar input")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert re.search(r"t = \d", text(page, "#panel-run .readings")), text(page, "#panel-run .readings")
        assert page.locator("#panel-run .cursor line").count() >= 3


def a_part_of_the_time_can_be_looked_at_closely(browser):
    with browser.page() as page:
        box = page.locator("#panel-run .chart svg").first.bounding_box()
        middle = box["y"] + box["height"] / 2
        before = page.locator("#panel-run .grid").first.text_content()
        page.mouse.move(box["x"] + 0.4 * box["width"], middle)
        page.mouse.down()
        page.mouse.move(box["x"] + 0.6 * box["width"], middle, steps=5)
        page.mouse.up()
        assert page.locator("#panel-run .grid").first.text_content() != before
        page.click("#panel-run button:has-text('Whole time')")
        assert page.locator("#panel-run .grid").first.text_content() == before


def turns_are_taken_one_at_a_time(browser):
    with browser.page() as page:
        page.locator("#panel-run").get_by_label("Who proposes").select_option("equation")
        page.click("#panel-run button:has-text('One turn')")
        page.wait_for_selector("#panel-run .turn")
        assert "d" in text(page, "#panel-run .turn .equation")
        assert page.locator("#panel-run .turn").count() == 1


def two_proposers_are_compared_and_a_line_says_who_won(browser):
    with browser.page() as page:
        show(page, "compare")
        page.click("#panel-compare button.primary")
        page.wait_for_selector("#panel-compare button.primary:not([disabled])", timeout=PATIENCE)
        verdict = text(page, ".verdict")
        assert "Built-in solver solved it in" in verdict and "match of" in verdict, verdict
        for series in (0, 1):
            assert page.locator(f"#panel-compare .line.series-{series}").first.get_attribute("d")
        page.click("#panel-compare button:has-text('Swap')")
        assert page.input_value("#panel-compare .side-0 select") == "equation"
        page.click("#panel-compare button:has-text('Swap')")
        page.fill("#panel-compare .short input", "2")
        page.click("#panel-compare button:has-text('Run them')")
        page.wait_for_selector("#panel-compare tfoot td:has-text('of 2') >> nth=1", timeout=PATIENCE)
        assert page.locator("#panel-compare tbody tr").count() >= 2


def a_link_opens_the_same_problem(browser):
    with browser.page(link="#run?system=free_fall&seed=11&noise=0.05&turns=3&reveal=anonymous") as page:
        assert page.input_value("#panel-run select >> nth=0") == "free_fall"
        assert page.input_value("#panel-run input[type=number] >> nth=0") == "11"
        assert text(page, "#panel-run .problem-name") == "A hidden system"


CHECKS = [
    the_solver_finds_an_equation_and_the_page_shows_it,
    arrow_keys_scrub_through_proposals_and_time,
    a_part_of_the_time_can_be_looked_at_closely,
    turns_are_taken_one_at_a_time,
    two_proposers_are_compared_and_a_line_says_who_won,
    a_link_opens_the_same_problem,
]
