"""The JSON Schema of Explorer JSON, generated from the structs.

``python -m explorer.formats.schema`` writes ``resources/schema/explorer.schema.json``.
"""

import json
from typing import Any

import msgspec

from explorer.files import atomic_bytes
from explorer.formats.exchange import VERSION, ExchangeFile
from explorer.resources import resource


def schema() -> dict[str, Any]:
    """The schema; what it cannot say (references, spans inside texts) ``read`` checks."""
    (top,), definitions = msgspec.json.schema_components(
        [ExchangeFile], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Explorer JSON, version {VERSION}",
        "$defs": definitions,
        **top,
    }


def main() -> None:
    """Write the schema to its place among the resources."""
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    atomic_bytes(resource("schema", "explorer.schema.json"), text.encode())


if __name__ == "__main__":
    main()
