"""An addon for mitmproxy: what happens to a request is what its model's name says."""

import asyncio
import json


def wish(flow):
    try:
        return json.loads(flow.request.get_text())["model"]
    except (ValueError, KeyError, TypeError):
        return ""


async def request(flow):
    if wish(flow) == "killed":
        flow.kill()
    if wish(flow) == "delayed":
        await asyncio.sleep(30)


def response(flow):
    if wish(flow) == "killed-later":
        flow.kill()
    if wish(flow) == "compressed":
        flow.response.encode("gzip")
