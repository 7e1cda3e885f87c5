"""The own file `.circular`: one assessment as a documented, versioned JSON file, out and strictly in."""

from circular_assess.own_file.files import open_own_file, save_own_file
from circular_assess.own_file.format import FORMAT_VERSION, read_own_file, write_own_file
from circular_assess.own_file.limits import LARGEST_BYTES
from circular_assess.own_file.refusal import OwnFileRefused
from circular_assess.own_file.samples import SUFFIX, open_sample, sample_names
from circular_assess.own_file.schema import json_schema

__all__ = [
    "FORMAT_VERSION",
    "LARGEST_BYTES",
    "SUFFIX",
    "OwnFileRefused",
    "json_schema",
    "open_own_file",
    "open_sample",
    "read_own_file",
    "sample_names",
    "save_own_file",
    "write_own_file",
]
