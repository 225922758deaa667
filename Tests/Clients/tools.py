"""Plays an episode with tools, through OpenEnv's unmodified client for them (0.10 only).

usage: tools.py BASE_URL
"""

import asyncio
import sys

from openenv.core.mcp_client import MCPToolClient


async def main():
    async with MCPToolClient(base_url=sys.argv[1]) as env:
        start = await env.reset(seed=3, system_id="free_fall")
        assert start.reward is None and start.done is False, start
        names = [tool.name for tool in await env.list_tools()]
        assert names == ["start_episode", "look_at_data", "submit_equation", "simulate_equation"], names
        prediction = await env.call_tool("simulate_equation", equation="d2y/dt2 = -g", params={"g": 9.0})
        assert len(prediction["predicted_trajectory"]) == 100, prediction
        turn = await env.call_tool("submit_equation", equation="d2y/dt2 = -9.81")
        assert turn["turn"] == 1 and turn["done"] is True and turn["reward"] > 0.9, turn
        state = await env.state()
        count = state["step_count"] if isinstance(state, dict) else state.step_count
        assert count == 1, state
        try:
            await env.call_tool("nope")
            raise AssertionError("there is no such tool")
        except RuntimeError as error:
            assert "Unknown tool" in str(error), error
    print("ok tools")


asyncio.run(main())
