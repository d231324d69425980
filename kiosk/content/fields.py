"""The small values that staff write: bilingual text, amounts, whole numbers, yes/no, dates.

Owns how one scalar of `content.yaml` becomes a checked, frozen value. Every scalar arrives here as the
text that was typed (the YAML reader resolves nothing by itself), so the field that asks decides what
`NO`, `12:30`, `010`, `1,900` or `35%` means. Must not know files, positions or Qt.

Errors are `PydanticCustomError`s whose type is a key of `wording.WORDING`.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

import pydantic.errors  # noqa: F401  PySide looks into each module as it is imported: this one must come first
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")

#: Largest amount that still reads as a figure on a wall; above it somebody's finger slipped.
LARGEST = Decimal(10) ** 15


class Strict(BaseModel):
    """A frozen model in which an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    #: What may be written in place of the keys, as JSON Schema; and whether the keys may be written at all.
    in_short: ClassVar[Mapping[str, Any]] = MappingProxyType({})
    in_keys: ClassVar[bool] = True

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """What staff may write, for editors: pydantic knows the keys, and not what validators make of the rest."""
        made = handler(core)
        if cls.in_short:
            shape = handler.resolve_ref_schema(made)
            keyed = dict(shape)
            shape.clear()
            shape.update({"anyOf": [dict(cls.in_short), keyed]} if cls.in_keys else cls.in_short)
        return made


def written_as(**schema: Any) -> Any:
    """For `json_schema_input_type`: what may be written where a validator stands, as JSON Schema."""
    return Annotated[Any, WithJsonSchema(schema)]


#: A scalar in which there is a digit; what else makes a number of it, the validator says better than a pattern.
NUMBER = MappingProxyType({"type": ["number", "string"], "pattern": "[0-9０-９]"})


class Text(Strict):
    """What a visitor reads, in both languages.

    Staff write `text: 中文` (shown in both languages) or `text: {zh: 中文, en: English}`; with one of the
    two missing, the other stands in for it. A line break typed by hand is kept.
    """

    in_short = MappingProxyType({"type": ["string", "number", "boolean"], "pattern": r"\S"})

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """One language is enough, and the other may be left empty."""
        made = super().__get_pydantic_json_schema__(core, handler)
        keyed = handler.resolve_ref_schema(made)["anyOf"][1]
        languages = {key: {**keyed["properties"][key], "type": [*cls.in_short["type"], "null"]} for key in LANGUAGES}
        keyed["properties"] = {**keyed["properties"], **languages}
        del keyed["required"]
        keyed["minProperties"] = 1
        return made

    zh: str = Field(description="中文 · Chinese")
    en: str = Field(description="英文 · English")

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: Any) -> Any:
        if isinstance(data, Text):
            return data
        if isinstance(data, str):
            if not data.strip():
                raise PydanticCustomError("text_empty", "text is empty")
            return {"zh": str(data).strip(), "en": str(data).strip()}
        if isinstance(data, dict):
            unknown = [key for key in data if key not in LANGUAGES]
            if unknown:
                raise PydanticCustomError("text_language", "unknown language", {"given": str(unknown[0])})
            given = {key: data[key] for key in LANGUAGES if data.get(key) is not None}
            if not given or any(not isinstance(v, str) or not v.strip() for v in given.values()):
                raise PydanticCustomError("text_empty", "text is empty")
            first = next(iter(given.values()))
            return {key: str(given.get(key, first)).strip() for key in LANGUAGES}
        raise PydanticCustomError("text_expected", "not a text")

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language == "zh" else self.en

    @property
    def bilingual(self) -> bool:
        """Whether the two languages differ (or need not: no hanzi in it)."""
        return self.zh != self.en or not re.search("[\u3400-\u9fff\U00020000-\U0003ffff]", self.zh)


#: Factors of the magnitude words that people write after a number.
MAGNITUDES = {
    "": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12,
    "k": 1000, "m": 10**6, "b": 10**9, "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip

_AMOUNT = re.compile(
    r"(?P<sign>[-+]?)(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<word>[A-Za-z\u4e00-\u9fff]*)\s*(?P<tail>[+%]?)"
)

_NOT_FINITE = re.compile(r"[-+]?(?:\.?nan|\.?inf|infinity|∞)%?", re.IGNORECASE)
_EXPONENT = re.compile(r"[-+]?[\d.,]+e[-+]?\d+", re.IGNORECASE)


class Amount(Strict):
    """A number on the screen: its exact value, how it was written, and whether it says "more than".

    Staff write `1900`, `1,900`, `1.8`, `1200亿`, `100万`, `1.2B`, `35%` or `300+`; full-width digits do too.
    """

    in_short, in_keys = NUMBER, False

    value: Decimal
    magnitude: str = ""
    more: bool = False
    percent: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("value"), Decimal):
            return data
        if isinstance(data, bool) or not isinstance(data, str | int | float | Decimal):
            raise PydanticCustomError("amount_expected", "not a number")
        written = unicodedata.normalize("NFKC", str(data)).strip().replace("_", "")
        if _NOT_FINITE.fullmatch(written):
            raise PydanticCustomError("amount_not_finite", "not a finite number", {"given": str(data)})
        if _EXPONENT.fullmatch(written):
            raise PydanticCustomError("amount_exponent", "an exponent", {"given": str(data)})
        match = _AMOUNT.fullmatch(written)
        word = match["word"] if match else ""
        word = word if word in MAGNITUDES else word.lower()
        if match is None or word not in MAGNITUDES:
            raise PydanticCustomError("amount_expected", "not a number", {"given": str(data)})
        digits = match["digits"]
        if "," in digits and not re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
            raise PydanticCustomError("amount_commas", "odd commas", {"given": str(data)})
        try:
            value = Decimal(match["sign"] + digits.replace(",", "")) * MAGNITUDES[word]
        except InvalidOperation:  # pragma: no cover - the pattern lets only numbers through
            raise PydanticCustomError("amount_expected", "not a number") from None
        if value < 0:
            raise PydanticCustomError("amount_negative", "negative", {"given": str(data)})
        if value > LARGEST:
            raise PydanticCustomError("amount_huge", "huge", {"given": str(data)})
        return {
            "value": value,
            "magnitude": word if word in ("万", "亿", "万亿", "百万", "千万") else "",
            "more": match["tail"] == "+",
            "percent": match["tail"] == "%",
        }

    def __float__(self) -> float:
        return float(self.value)

    def shown(self, language: Language) -> tuple[Decimal, str]:
        """The number and the magnitude word a visitor reads: 1.2e11 → (1200, 亿) or (120, billion).

        Chinese keeps the magnitude that staff wrote, and breaks plain numbers from a million on into 万 and
        亿; English counts in millions and billions from a million on.
        """
        if language == "zh":
            word = self.magnitude
            if not word:
                word = "亿" if self.value >= 10**8 else "万" if self.value >= 10**6 else ""
            return self.value / MAGNITUDES[word], word
        for word in ("billion", "million"):
            if self.value >= MAGNITUDES[word]:
                return self.value / MAGNITUDES[word], word
        return self.value, ""


def _whole(data: Any) -> Any:
    amount = Amount.model_validate(data)
    if amount.value != amount.value.to_integral_value() or amount.percent:
        raise PydanticCustomError("whole_expected", "not a whole number", {"given": str(data)})
    return int(amount.value)


def _decimal(data: Any) -> Any:
    return float(Amount.model_validate(data))


def _percent(data: Any) -> Any:
    amount = Amount.model_validate(data)
    value = float(amount)
    if 0 < value < 1 and not amount.percent:  # as spreadsheets have it: 0.7 of the whole, or 0.7 per cent?
        whole = f"{amount.value * 100:f}".rstrip("0").rstrip(".")
        raise PydanticCustomError("percent_fraction", "two meanings", {"given": str(data), "percent": whole})
    if not 0 < value <= 100:
        raise PydanticCustomError("percent_range", "not in 0–100", {"given": str(data)})
    return value


_YES = {"true", "yes", "on", "y", "是", "开", "要"}
_NO = {"false", "no", "off", "n", "否", "关", "不"}


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" if letter.isascii() else letter for letter in word)


def flag(data: Any) -> Any:
    """Whether yes or no was written, in any spelling. Raises PydanticCustomError when it is neither."""
    if isinstance(data, bool):
        return data
    word = str(data).strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise PydanticCustomError("flag_expected", "not yes or no", {"given": str(data)})


Whole = Annotated[int, BeforeValidator(_whole, written_as(**NUMBER))]
Number = Annotated[float, BeforeValidator(_decimal, written_as(**NUMBER))]
#: A share of a whole in per cent, above 0 and up to 100; `44` and `44%` mean the same; below 1 only with `%`.
Percent = Annotated[float, BeforeValidator(_percent, written_as(**NUMBER))]
#: `yes` and `no` in all their spellings; the first two are what an editor offers.
FLAG = MappingProxyType(
    {
        "anyOf": [
            {"enum": ["yes", "no"]},
            {"type": "boolean"},
            {"type": ["string"], "pattern": "^(?:" + "|".join(_any_case(word) for word in sorted(_YES | _NO)) + ")$"},
        ]
    }
)
Flag = Annotated[bool, BeforeValidator(flag, written_as(**FLAG))]

_DAY = re.compile(
    r"(?P<year>\d{4})(?:\s*[-/.年]\s*(?P<month>\d{1,2})(?:\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?)?\s*月?)?\s*年?"
)


class Day(Strict):
    """A date known to the year, the month or the day: `2023`, `2023-12`, `2023/12/1`, `2023年12月`."""

    in_short, in_keys = MappingProxyType({"type": ["number", "string"], "pattern": "[0-9０-９]{4}"}), False

    year: int
    month: int | None = None
    day: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("year"), int):
            return data
        match = _DAY.fullmatch(unicodedata.normalize("NFKC", str(data)).strip())
        if match is None:
            raise PydanticCustomError("day_expected", "not a date", {"given": str(data)})
        parts = {key: int(text) for key, text in match.groupdict().items() if text}
        try:
            date(parts["year"], parts.get("month", 1), parts.get("day", 1))
        except ValueError:
            raise PydanticCustomError("day_impossible", "no such day", {"given": str(data)}) from None
        return parts

    @property
    def start(self) -> float:
        """Where it begins on an axis counted in years: June 2024 → 2024.4164."""
        return self._position(date(self.year, self.month or 1, self.day or 1))

    @property
    def middle(self) -> float:
        """Where its point stands on that axis: the middle of what is known."""
        if self.month is None:
            return self.year + 0.5
        if self.day is None:
            return self.start + calendar.monthrange(self.year, self.month)[1] / 730
        return self.start

    @staticmethod
    def _position(day: date) -> float:
        length = 366 if calendar.isleap(day.year) else 365
        return day.year + (day.timetuple().tm_yday - 1) / length

    def shown(self) -> str:
        """As charts write it: 2021, 2023.12, 2025.8.1."""
        return ".".join(str(part) for part in (self.year, self.month, self.day) if part)
