"""Pipes rows through `physix score` in Spark, and compares the answers with those of one process.

usage: spark.py PROPOSALS EXPECTED, with physix on the PATH
"""

import json
import shutil
import sys

from pyspark.sql import SparkSession

proposals, expected = sys.argv[1:]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
frame = spark.read.json(proposals).repartition(4)
answers = frame.select("id", "system_id", "seed", "completion").toJSON().pipe(f"{shutil.which('physix')} score")
scored = spark.read.json(answers)

rewards = {row["id"]: (row["reward"], row["mismatch_summary"]) for row in scored.collect()}
with open(expected, encoding="utf-8") as lines:
    alone = {answer["id"]: (answer["reward"], answer["mismatch_summary"]) for answer in map(json.loads, lines)}
assert rewards == alone, "the answers differ"
print(f"✓ {len(rewards)} rows through Spark's pipe")
spark.stop()
