"""The rows of a sheet 記録の内容 as it was filed: every answer under its name, items as the pack calls them."""

from collections.abc import Mapping

from api.i18n.fields import FieldWords, field_words
from api.views.hr_cases import SheetRow
from models.evaluation.dossier import Sheet
from models.evaluation.fields import to_fields
from models.evaluation.forms import form_of
from models.policy.evaluation import EvaluationChapter


def sheet_rows(sheet: Sheet, chapter: EvaluationChapter, language: str) -> tuple[SheetRow, ...]:
    """Blank answers are left out; so are keys, which name nothing to a person."""
    fields = to_fields(sheet.form(form_of(sheet.step, sheet.act)))
    words, names = field_words(language), _names(fields, chapter)
    return tuple(
        SheetRow(label=_label(words, names, field), text=text)
        for field, text in fields.items()
        if text and not field.endswith(("-key", "-section_goal"))
    )


def _names(fields: Mapping[str, str], chapter: EvaluationChapter) -> dict[str, str]:
    """``items-0`` → the name of the item whose key stands there."""
    known = {item.key: item.name for table in chapter.items.value for item in table.items}
    return {
        field.removesuffix("-key"): known.get(key, key)
        for field, key in fields.items()
        if field.endswith("-key")
    }


def _label(words: FieldWords, names: Mapping[str, str], field: str) -> str:
    row, _, part = field.rpartition("-")
    if row in names:
        return f"{names[row]} — {words.label(part)}"
    return words.label(field)
