"""Tells what OpenAI's own client makes of answers, so that ours can be compared with it.

usage: openai_errors.py BASE_URL KEY MODEL…     (an answer for each model)
"""

import json
import sys

import openai

base_url, key, models = sys.argv[1], sys.argv[2], sys.argv[3:]
client = openai.OpenAI(base_url=base_url, api_key=key, max_retries=0, timeout=600)
for model in models:
    try:
        reply = client.chat.completions.create(model=model, messages=[{"role": "user", "content": "json"}])
        text = reply.choices[0].message.content if reply.choices else None
        answer = {"class": "answer", "status": 200, "text": text}
    except openai.OpenAIError as error:
        answer = {"class": type(error).__name__, "status": getattr(error, "status_code", None), "text": str(error)}
    except Exception as error:  # what the client itself does not expect
        answer = {"class": "fault", "status": None, "text": f"{type(error).__name__}: {error}"}
    print(json.dumps({"model": model, **answer}))
