"""Prints the commands of a workflow's steps, one step after another; fails when it is no workflow."""
import sys

import yaml

with open(sys.argv[1], encoding="utf-8") as file:
    workflow = yaml.safe_load(file)
assert workflow[True], "a workflow says when it runs"  # YAML 1.1 takes `on` for true
for name, job in workflow["jobs"].items():
    assert job["runs-on"] and job["container"]["image"].startswith("debian:"), name
    for step in job["steps"]:
        assert ("uses" in step) != ("run" in step), step
        print(step.get("run", "").rstrip())
