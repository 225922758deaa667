"""A small API that speaks chat completions, for the commands that call models: its answers follow from the model's name.

Prints its port. Takes the key "sk-MARKER-right", or any where the path begins with /open.
"""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LAW = '{"equation": "d2y/dt2 = -9.81", "params": {}, "rationale": "free fall"}'


class API(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.answer(200, {"data": [{"id": "right-law", "context_length": 8192}, {"id": "right-law-plain"}, {"id": "mute"}]})

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.headers.get("Authorization", "")
        if key != "Bearer sk-MARKER-right" and not self.path.startswith("/open"):
            return self.answer(401, {"error": {"message": f"{key} is not a key"}})
        text = LAW
        match asked["model"]:
            case "right-law":
                pass
            case "right-law-plain":
                if "response_format" in asked:
                    return self.answer(400, {"error": "'response_format.type' must be 'text'"})
                text = f"Here it is:\n```json\n{LAW}\n```"
            case "mute":
                text = "I do not know."
            case "poor":
                return self.answer(402, {"error": "You have exceeded your monthly included credits"})
            case name:
                return self.answer(404, {"error": {"message": f"model '{name}' not found"}})
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        self.answer(200, {"model": asked["model"], "choices": [choice], "usage": {"prompt_tokens": 9, "completion_tokens": 5}})


server = ThreadingHTTPServer(("127.0.0.1", 0), API)
print(server.server_port, flush=True)
server.serve_forever()
