"""A language model on the page: LiteLLM's proxy answers for it, and a server of ours that never does."""

import contextlib
import json
import os
import socket
import subprocess
import threading
import time
import urllib.request

from stage import show, text

KEY = "sk-physix-test-4c1d8f0b"
LAW = '{"equation": "d2x/dt2 = -k*x - b*vx", "params": {"k": 15.91, "b": 0.751}, "rationale": "Hooke and friction"}'
RATIONALE = "<img src=x onerror=\"document.title='owned'\"><svg onload=alert(1)>\u202egnp\u202c"


def answers():
    """What each of the proxy's models says."""
    # Long, and without repetition, which the proxy would refuse; it streams three letters at a time.
    endless = " ".join(str(number) for number in range(3_000))
    hostile = {"equation": "d2x/dt2 = -9*x", "params": {}, "rationale": RATIONALE + endless}
    return {"knows-it": LAW, "is-hostile": json.dumps(hostile)}


class Proxy:
    """LiteLLM's proxy, with models that always say the same."""

    def __init__(self, program, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        models = [
            {"model_name": name, "litellm_params": {"model": f"openai/{name}", "api_key": "none", "mock_response": answer}}
            for name, answer in answers().items()]
        config = f"{folder}/litellm.json"
        with open(config, "w", encoding="utf-8") as file:
            json.dump({"model_list": models, "general_settings": {"master_key": KEY}}, file)
        self.command = [program, "--config", config, "--host", "127.0.0.1", "--port", str(self.port), "--telemetry", "False"]

    def __enter__(self):
        environment = os.environ | {"LITELLM_LOCAL_MODEL_COST_MAP": "True"}
        nothing = subprocess.DEVNULL
        self.process = subprocess.Popen(self.command, env=environment, stdout=nothing, stderr=nothing)
        return self

    def __exit__(self, *_):
        # It waits for streams that nobody reads any more.
        self.process.kill()
        self.process.wait()

    def address(self):
        """Where it answers, once it does."""
        for _ in range(240):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/liveliness", timeout=2).close()
                return f"http://127.0.0.1:{self.port}/v1"
            time.sleep(0.5)
        raise AssertionError("LiteLLM's proxy does not answer")


class Silence:
    """A model's API that takes a request, says nothing, and knows when its client has gone."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.asked = threading.Event()
        self.left = threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/v1"

    def serve(self):
        client, _ = self.listener.accept()
        with client:
            client.recv(65536)
            self.asked.set()
            while client.recv(65536):
                pass
            self.left.set()


def choose(page, address, model, key=KEY):
    panel = page.locator("#panel-run")
    panel.get_by_label("Who proposes").select_option("address")
    panel.get_by_label("Address (OpenAI-compatible)").fill(address)
    panel.get_by_label("Model", exact=True).fill(model)
    panel.get_by_label("API key").fill(key)


def a_model_finds_the_equation(browser, address):
    with browser.page() as page:
        choose(page, address, "knows-it")
        page.click("#panel-run button:has-text('List models')")
        page.wait_for_selector("#panel-run :text('models are listed')")
        page.locator("#panel-run").get_by_label("Model", exact=True).fill("knows-it")
        page.click("#panel-run button.primary")
        page.wait_for_selector("#panel-run .headline .pill")
        assert text(page, "#panel-run .headline .pill").strip() == "Solved"
        turn = text(page, "#panel-run .turn")
        assert "Hooke and friction" in turn and "token" in turn, turn
        page.click("#panel-run .turn summary")
        assert json.loads(text(page, "#panel-run .turn pre")) == json.loads(LAW)
        assert "Hooke" in page.locator("#panel-run .stream pre").text_content()
        # The key is in the form and in no storage, since nobody ticked that.
        stored = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
        assert KEY not in stored and "knows-it" in stored


def a_hostile_answer_makes_no_element(browser, address):
    with browser.page() as page:
        choose(page, address, "is-hostile")
        page.click("#panel-run button:has-text('One turn')")
        page.wait_for_selector("#panel-run .turn .rationale")
        page.click("#panel-run .turn summary")
        assert "onerror" in text(page, "#panel-run .turn .rationale")
        assert page.locator("main img, main script, main svg[onload]").count() == 0
        assert "\u202e" not in page.locator("#panel-run").text_content()
        assert page.title() == "PhysiX: watch an equation being found"


def stopping_ends_the_call_within_a_second(browser, address):
    silence = Silence()
    with browser.page() as page:
        choose(page, silence.address, "silent")
        page.click("#panel-run button.primary")
        assert silence.asked.wait(10)
        begun = time.monotonic()
        page.click("#panel-run button:has-text('Stop')")
        assert silence.left.wait(1), "the call went on"
        print(f"  the call ended after {time.monotonic() - begun:.2f} s")
        page.wait_for_selector("#panel-run .status:has-text('Stopped')")


def a_wrong_key_is_told_with_what_to_do(browser, address):
    with browser.page() as page:
        choose(page, address, "knows-it", key="sk-wrong")
        page.click("#panel-run button.primary")
        page.wait_for_selector("#panel-run [role=alert]")
        assert "127.0.0.1" in text(page, "#panel-run [role=alert]"), text(page, "#panel-run [role=alert]")
        assert "sk-wrong" not in page.locator("body").inner_text()
        assert all("50" in trouble for trouble in browser.troubles)
        browser.troubles.clear()


def the_hint_for_hugging_face_has_a_link_that_works(browser, address):
    """No test can reach the router, so its answer is the one thing here that is made up."""
    detail = ("The key was refused (401). It needs the permission `Make calls to Inference Providers`: "
              "https://huggingface.co/settings/tokens")
    with browser.page() as page:
        page.route("**/llm-step", lambda route: route.fulfill(status=502, json={"detail": detail}))
        choose(page, "https://router.huggingface.co/v1", "some/model")
        page.click("#panel-run button.primary")
        link = page.wait_for_selector("#panel-run [role=alert] a")
        assert link.get_attribute("href") == "https://huggingface.co/settings/tokens"
        assert link.get_attribute("rel") == "noopener noreferrer"
        browser.troubles.clear()


def a_key_stays_in_the_tab_only_where_that_is_ticked(browser, address):
    with browser.page() as page:
        choose(page, address, "knows-it")
        page.locator("#panel-run").get_by_label("keep the key").check()
        assert KEY in page.evaluate("() => JSON.stringify({ ...sessionStorage })")
        page.locator("#panel-run").get_by_label("keep the key").uncheck()
        assert KEY not in page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
        show(page, "history")
        assert KEY not in page.content()


CHECKS = [
    a_model_finds_the_equation,
    a_hostile_answer_makes_no_element,
    stopping_ends_the_call_within_a_second,
    a_wrong_key_is_told_with_what_to_do,
    the_hint_for_hugging_face_has_a_link_that_works,
    a_key_stays_in_the_tab_only_where_that_is_ticked,
]
