"""Plays episodes through the official client of the Model Context Protocol, unmodified, of either generation.

usage: context.py BASE_URL
"""

import asyncio
import contextlib
import sys

from mcp import ClientSession

try:
    from mcp import Client
    from mcp.client.streamable_http import streamable_http_client as connect
except ImportError:
    Client = None
    from mcp.client.streamable_http import streamablehttp_client as connect

URL = sys.argv[1] + "/mcp"
TRUTH = {"equation": "d2y/dt2 = -g + k*vy**2", "params": {"g": 9.81, "k": 0.0445}}


def field(value, name):
    """The two generations of the client spell the same fields differently."""
    other = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
    return getattr(value, name) if hasattr(value, name) else getattr(value, other)


@contextlib.asynccontextmanager
async def session():
    async with connect(URL) as streams:
        async with ClientSession(streams[0], streams[1]) as client:
            hello = await client.initialize()
            assert field(hello, "serverInfo").name == "physix", hello
            assert field(hello, "protocolVersion") == "2025-11-25", hello
            assert "start_episode" in hello.instructions, hello
            yield client


async def call(client, name, **arguments):
    result = await client.call_tool(name, arguments)
    assert field(result, "isError") is False, result
    return field(result, "structuredContent")


async def plays_to_the_end(client):
    start = await call(client, "start_episode", system_id="free_fall_drag", seed=3)
    assert start["turn"] == 0 and len(start["trajectory"]) == 100 and start["done"] is False, start
    tried = await call(client, "simulate_equation", **TRUTH)
    assert tried["ending"] == "completed" and len(tried["predicted_trajectory"]) == 100, tried
    assert await call(client, "look_at_data") == start, "a simulation takes no turn"
    first = await call(client, "submit_equation", equation="d2y/dt2 = -9.81")
    assert 0 < first["reward"] < 0.9 and first["mismatch_summary"] and first["done"] is False, first
    last = await call(client, "submit_equation", **TRUTH)
    assert last["turn"] == 2 and last["reward"] > 0.7 and last["done"] is True, last
    return last


async def tools_have_schemas_and_annotations(client):
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert list(tools) == ["start_episode", "look_at_data", "submit_equation", "simulate_equation"], tools
    for tool in tools.values():
        assert field(tool, "inputSchema")["type"] == field(tool, "outputSchema")["type"] == "object", tool
        assert field(tool.annotations, "openWorldHint") is False, tool
    assert field(tools["look_at_data"].annotations, "readOnlyHint") is True
    await client.send_ping()


async def refusals_are_told_to_the_model(client):
    await call(client, "start_episode", system_id="free_fall", seed=1, max_turns=1)
    await call(client, "submit_equation", equation="nonsense")
    for name, arguments, expected in [
        ("submit_equation", {"equation": "d2y/dt2 = -9.81"}, "start"),
        ("submit_equation", {"equation": 5}, "equation: Input should be a valid string"),
        ("simulate_equation", {"equation": "d2y/dt2 = -q"}, "unknown name `q`"),
        ("start_episode", {"system_id": "nope"}, "system_id: Input should be"),
    ]:
        result = await client.call_tool(name, arguments)
        assert field(result, "isError") is True and expected in result.content[0].text, result
    try:
        await client.call_tool("nope", {})
        raise AssertionError("there is no such tool")
    except Exception as error:
        assert "Unknown tool: nope" in str(error), error


async def two_sessions_at_once():
    async with session() as one, session() as other:
        same, again = await asyncio.gather(plays_to_the_end(one), plays_to_the_end(other))
        assert same == again, "equal seeds give equal episodes"
        await call(one, "start_episode", seed=5)
        assert (await call(other, "look_at_data"))["turn"] == 2, "sessions share nothing"


async def main():
    for check in (plays_to_the_end, tools_have_schemas_and_annotations, refusals_are_told_to_the_model):
        async with session() as client:
            await check(client)
        print("ok", check.__name__)
    await two_sessions_at_once()
    print("ok two_sessions_at_once")
    if Client:
        # It asks for a revision without handshake first, and then finds out that there is one here.
        async with Client(URL) as client:
            assert len((await client.list_tools()).tools) == 4
        print("ok client that asks first")


asyncio.run(main())
