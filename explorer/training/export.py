"""Write a trained model for the run time: ``python -m explorer.training.export OUT``.

``resources/models`` gets the encoder with its name labels as int8 ONNX, the relation head as
half floats, the vocabulary, the product of bytes that ``extraction.processors`` asks for, and
``encoder.toml`` with labels, properties and digests.
"""

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from explorer.resources import resource
from explorer.training.examples import TAGS
from explorer.training.network import WIDTH, Model


class _Read(nn.Module):
    """The part that runs in onnxruntime: pieces to vectors and label scores."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder, self.names = model.encoder, model.names

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(ids, shapes, torch.ones_like(ids))
        return hidden, self.names(hidden).softmax(-1)


def _write_probe(path: Path) -> None:
    """One product of bytes, so large that 16 bits overflow: (rows, 64) by (64, 16)."""
    weights = numpy_helper.from_array(np.full((64, 16), 127, np.int8), "b")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["a", "b"], ["y"])],
        "probe",
        [helper.make_tensor_value_info("a", TensorProto.UINT8, ["m", 64])],
        [helper.make_tensor_value_info("y", TensorProto.INT32, ["m", 16])],
        [weights],
    )
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path
    )


def main() -> None:
    """Export the model of a folder that ``encoder`` wrote."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    saved = torch.load(options.out / "encoder.pt", weights_only=True)
    model = Model(len(saved["properties"]))
    model.load_state_dict(saved["model"])
    model.eval()
    folder = resource("models")
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary) / "full.onnx"
        ids = torch.ones(1, 16, dtype=torch.long)
        torch.onnx.export(
            _Read(model), (ids, torch.ones_like(ids)), str(full), dynamo=False,
            input_names=["ids", "shapes"], output_names=["hidden", "labels"],
            dynamic_axes={
                n: {0: "batch", 1: "pieces"} for n in ("ids", "shapes", "hidden", "labels")
            },
            opset_version=17,
        )  # fmt: skip
        small = Path(temporary) / "small.onnx"
        quantize_dynamic(
            str(full), str(small), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        shutil.copyfile(small, folder / "encoder.onnx")
    head = {
        name.removeprefix("relations."): value.numpy().astype(np.float16)
        for name, value in model.state_dict().items()
        if name.startswith("relations.")
    }
    np.savez_compressed(folder / "relations.npz", **head)
    _write_probe(folder / "probe.onnx")
    names = ("encoder.onnx", "probe.onnx", "relations.npz", "vocabulary.txt")
    lines = [
        "# Written by explorer/training/export.py. Labels, properties, digests.",
        f"width = {WIDTH}",
        "labels = [" + ", ".join(f'"{tag}"' for tag in TAGS) + "]",
        "properties = [" + ", ".join(f'"{p}"' for p in saved["properties"]) + "]",
        "",
        "[sha256]",
        *(f'"{n}" = "{hashlib.sha256((folder / n).read_bytes()).hexdigest()}"' for n in names),
    ]
    (folder / "encoder.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(f"{n}: {(folder / n).stat().st_size / 1e6:.1f} MB" for n in names))


if __name__ == "__main__":
    main()
