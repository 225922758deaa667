"""Sends what was sent to OpenEnv's reference server, and compares the answers with its own.

Only exchanges that do not depend on the environment: its echo has other actions than ours.

usage: recorded.py BASE_URL FILE
"""

import asyncio
import http.client
import json
import sys
import urllib.parse

import websockets

URL = sys.argv[1]
HTTP_SAME = """health health_post health_head unknown reset_get ws_plain_get cors_preflight cors_get
reset_seed_negative reset_seed_string reset_seed_float reset_episode_too_long reset_episode_int reset_array reset_string
reset_null reset_malformed reset_wrong_ct reset_no_ct step_missing_action step_no_body step_action_not_object
step_action_list step_bare_action step_timeout_zero step_timeout_neg step_timeout_str step_request_id_long step_malformed
step_truncated step_badutf8 step_get state_post mcp_unknown_method mcp_tools_call_noname mcp_str_id
mcp_session_close_missing mcp_unknown_session task_other_splits task_other_tasks""".split()
HTTP_STATUS = """mcp_get health_trailing_slash metadata state schema openapi docs reset_empty_object reset_no_body reset_seed
reset_extra reset_null_seed reset_seed_numeric_string reset_seed_intfloat reset_seed_bool reset_seed_huge mcp_empty_object
mcp_malformed mcp_array mcp_params_list mcp_version mcp_extra_field mcp_notification""".split()
SOCKET_SAME = """ws_malformed ws_unknown_type ws_json_array ws_json_string ws_json_null ws_json_number ws_binary_frame
ws_query_session_unknown ws_trailing_slash ws_bad_path ws_reset_extra_top ws_mcp_in_ws""".split()


def without_wording(value):
    """The texts of Python's JSON parser and of pydantic's summaries are not part of the protocol."""
    if isinstance(value, dict):
        if value.get("type") == "json_invalid":
            value = {**value, "ctx": None}
        code = value.get("code")
        if code in ("INVALID_JSON", "SESSION_ERROR", -32600, -32700) and "Unknown session" not in value["message"]:
            value = {**value, "message": ""}
        return {key: without_wording(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_wording(item) for item in value]
    return value


def send(request):
    body = None
    headers = dict(request["headers"] or {})
    if request["raw"] is not None:
        raw = request["raw"]
        body = eval(raw) if raw.startswith("b'") else raw.encode()
    elif request["json"] is not None:
        body = json.dumps(request["json"]).encode()
        headers.setdefault("content-type", "application/json")
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(URL).netloc)
    connection.request(request["method"], request["path"], body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    is_json = answer.getheader("content-type") == "application/json" and text
    return answer.status, answer.getheader("allow"), json.loads(text) if is_json else None


def compare_http(record):
    name, expected = record["name"], record["response"]
    request = dict(record["request"])
    if name.startswith("mcp") and request["raw"] is not None and not request["headers"]:
        request["headers"] = {"content-type": "application/json"}
    status, allow, body = send(request)
    assert status == expected["status"], (name, status, expected["status"], body)
    if name in HTTP_SAME:
        assert allow == expected["headers"].get("allow"), (name, allow)
        assert without_wording(body) == without_wording(expected["json"]), (name, body, expected["json"])


def same_kind(answer, expected):
    """Whether two answers are equal, or are both observations or states, whose contents differ."""
    if expected.get("type") in ("observation", "state"):
        return answer["type"] == expected["type"]
    return without_wording(answer) == without_wording(expected)


async def compare_socket(record):
    name = record["name"]
    first = record["exchange"][0]
    url = URL.replace("http", "ws", 1) + record["path"]
    try:
        async with websockets.connect(url) as ws:
            for exchange in record["exchange"]:
                if "sent" in exchange:
                    sent = exchange["sent"]
                    is_bytes = isinstance(sent, str) and sent.startswith("b'")
                    try:
                        await ws.send(eval(sent) if is_bytes else sent if isinstance(sent, str) else json.dumps(sent))
                    except websockets.ConnectionClosed:
                        assert "closed" in exchange or "Unknown session_id" in json.dumps(exchange), name
                if "received" in exchange:
                    answer = json.loads(await asyncio.wait_for(ws.recv(), 5))
                    if any(method in json.dumps(sent) for method in ("tools/list", "session/create")):
                        continue  # the reference's echo has no tools, and sessions have random names
                    assert same_kind(answer, exchange["received"]), (name, exchange, answer)
                if "closed" in exchange:
                    try:
                        raise AssertionError((name, await asyncio.wait_for(ws.recv(), 5)))
                    except websockets.ConnectionClosed as end:
                        assert end.rcvd.code == exchange["closed"]["code"], (name, end)
    except websockets.InvalidStatus as refusal:
        assert refusal.response.status_code == first["handshake_status"], name


def main():
    records = {record["name"]: record for record in json.load(open(sys.argv[2]))}
    for name in HTTP_SAME + HTTP_STATUS:
        compare_http(records[name])
    for name in SOCKET_SAME:
        asyncio.run(compare_socket(records[name]))
    print("ok", len(HTTP_SAME + HTTP_STATUS + SOCKET_SAME), "recorded exchanges")


main()
