"""What is allowed instead 許される値: a validation error of a pack in the words of an office."""

from collections.abc import Callable, Mapping
from typing import Any

_WORDS: dict[str, str] = {
    "missing": "必要な見出しです",
    "extra_forbidden": "知らない見出しです。つづりを確かめてください",
    "bool_parsing": "true か false",
    "bool_type": "true か false",
    "int_parsing": "整数",
    "int_type": "整数",
    "int_from_float": "整数",
    "decimal_parsing": "数",
    "decimal_type": "数",
    "string_type": "文字列(数や日付は引用符で囲む)",
    "tuple_type": "「- 」で始まる並び",
    "model_type": "「見出し: 内容」の形",
    "model_attributes_type": "「見出し: 内容」の形",
    "dict_type": "「見出し: 内容」の形",
    "time_parsing": '"HH:MM" の形の時刻',
    "time_type": '"HH:MM" の形の時刻(引用符で囲む)',
    "date_from_datetime_parsing": "YYYY-MM-DD の形の日付",
    "union_tag_not_found": "mode: words か mode: points",
}

_WITH_DATA: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "enum": lambda ctx: f"次のどれか: {ctx['expected']}",
    "literal_error": lambda ctx: f"次のどれか: {ctx['expected']}",
    "union_tag_invalid": lambda ctx: f"mode は次のどれか: {ctx['expected_tags']}",
    "greater_than": lambda ctx: f"{ctx['gt']} より大きい数",
    "greater_than_equal": lambda ctx: f"{ctx['ge']} 以上",
    "less_than_equal": lambda ctx: f"{ctx['le']} 以下",
    "multiple_of": lambda ctx: f"{ctx['multiple_of']} の倍数",
    "too_short": lambda ctx: f"{ctx['min_length']} つ以上",
    "string_too_short": lambda ctx: f"{ctx['min_length']} 文字以上",
    "string_too_long": lambda ctx: f"{ctx['max_length']} 文字以下",
    "string_pattern_mismatch": lambda ctx: f"次の形: {ctx['pattern']}",
    "value_error": lambda ctx: str(ctx["error"]),
}


def allowed(error: Mapping[str, Any]) -> str:
    """What may stand there, for one of Pydantic's error dictionaries."""
    kind = error["type"]
    if words := _WITH_DATA.get(kind):
        return words(error.get("ctx", {})).replace(" or ", " / ")
    return _WORDS.get(kind, str(error["msg"]))
