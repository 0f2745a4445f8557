"""Checks TOML files by a JSON Schema: valid_by_schema.py SCHEMA FILE... Prints where a file is not valid; exits with 1 then."""

import datetime
import json
import sys
import tomllib

import jsonschema


def as_json(value):
    """TOML's dates are strings to JSON."""
    if isinstance(value, dict):
        return {key: as_json(v) for key, v in value.items()}
    if isinstance(value, list):
        return [as_json(v) for v in value]
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    return value


with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
status = 0
for name in sys.argv[2:]:
    with open(name, "rb") as file:
        document = as_json(tomllib.load(file))
    for error in validator.iter_errors(document):
        path = "/".join(str(step) for step in error.absolute_path)
        print(f"{name}: {path}: {error.message[:200]}")
        status = 1
sys.exit(status)
