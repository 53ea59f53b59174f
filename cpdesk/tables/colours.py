"""The colours of the media, the same on screen, in the workbook and on paper."""

from collections.abc import Mapping
from types import MappingProxyType

MEDIA: Mapping[str, str] = MappingProxyType(
    {
        "water": "#2f7fb8",
        "air": "#7d93a8",
        "solid waste": "#9a6b3f",
        "hazardous waste": "#a23b5a",
        "energy": "#c98a1b",
        "noise": "#8a7ca8",
    }
)
