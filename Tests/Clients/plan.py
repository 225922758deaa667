"""Runs the validation plan and checks what OpenEnv's validator checks: schemas, rewards, the state after each call.

usage: plan.py BASE_URL validation/runtime.json
"""

import asyncio
import json
import math
import sys
import urllib.request

import websockets
from jsonschema import Draft202012Validator

URL = sys.argv[1]


async def main():
    schemas = json.load(urllib.request.urlopen(URL + "/schema"))
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    plan = json.load(open(sys.argv[2]))
    async with websockets.connect(URL.replace("http", "ws", 1) + "/ws", compression=None) as ws:

        async def ask(message):
            await ws.send(json.dumps(message))
            answer = json.loads(await ws.recv())
            assert answer["type"] != "error", answer
            return answer["data"]

        async def check(data, schema, steps):
            shown = {**data["observation"], "reward": data["reward"], "done": data["done"]}
            Draft202012Validator(schemas[schema]).validate(shown)
            state = await ask({"type": "state"})
            Draft202012Validator(schemas["state"]).validate(state)
            assert state["episode_id"] == plan["reset"]["episode_id"] and state["step_count"] == steps, state

        reset = {key: plan["reset"][key] for key in ("episode_id", "seed")}
        await check(await ask({"type": "reset", "data": {**reset, **plan["reset"]["options"]}}), "reset_observation", 0)
        for steps, action in enumerate(plan["actions"], 1):
            Draft202012Validator(schemas["action"]).validate(action)
            data = await ask({"type": "step", "data": action})
            assert math.isfinite(data["reward"]) and 0 <= data["reward"] <= 1, data["reward"]
            await check(data, "observation", steps)
        print("ok", len(plan["actions"]), "actions of the plan")


asyncio.run(main())
