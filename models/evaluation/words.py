"""Word rating 評語付与方式: the overall word follows from the item words, weighed by their shares."""

from decimal import Decimal
from fractions import Fraction

from models.evaluation.derivation import Line, LineKind, Overall, percent
from models.evaluation.shares import MarkedPart
from models.policy.evaluation import EvaluationChapter
from models.policy.formula import Rung, WordFormula, WordRule
from models.policy.items import PART_WORDS

_HALF = Decimal(50)


def overall_by_words(
    chapter: EvaluationChapter, formula: WordFormula, parts: tuple[MarkedPart, ...]
) -> Overall:
    """The overall letter by the named rule, with how often each letter stands in each part."""
    letters = chapter.scale.value.letters
    if formula.rule is WordRule.MEDIAN:
        letter, span = _median(letters, parts)
    else:
        letter, span = _by_counts(letters, formula.ladder, parts)
    lines = [*_mark_lines(parts), *(_part_line(letters, part) for part in parts)]
    lines.append(
        Line(kind=LineKind.OVERALL, name="総合評価", reckoning=span, share="100%", result=letter)
    )
    word = chapter.scale.value.mark(letter).word
    return Overall(letter=letter, word=word, span=span, derivation=tuple(lines))


def _median(letters: tuple[str, ...], parts: tuple[MarkedPart, ...]) -> tuple[str, str]:
    """The best letter that half of the shares reach or surpass; exactly half is enough."""
    for letter in letters:
        reached = _share_of(letters, letter, parts)
        if reached >= _HALF:
            return letter, f"{letter}以上が{percent(reached)}(半分以上)"
    raise ValueError("shares do not sum to 100")


def _by_counts(
    letters: tuple[str, ...], ladder: tuple[Rung, ...], parts: tuple[MarkedPart, ...]
) -> tuple[str, str]:
    """The first rung whose conditions hold; below all rungs lies the lowest letter."""
    for rung in ladder:
        reached = _share_of(letters, rung.reached, parts)
        lowest = _lowest(letters, parts)
        none_below = rung.none_below is None or lowest <= letters.index(rung.none_below)
        if reached >= rung.share and none_below:
            below = f"、{rung.none_below}より下がない" if rung.none_below else ""
            return rung.letter, f"{rung.reached}以上が{percent(reached)}{below}"
    return letters[-1], "どの条件にも当たらない"


def _share_of(letters: tuple[str, ...], letter: str, parts: tuple[MarkedPart, ...]) -> Decimal:
    """The percent of all shares that have this letter or a better one; exact, so that a half is a half."""
    reached = letters[: letters.index(letter) + 1]
    whole = Fraction(0)
    for part in parts:
        weight = sum((one.weight for one in part.marked if one.mark.letter in reached), Decimal(0))
        whole += Fraction(part.ratio) * Fraction(weight) / Fraction(part.weight)
    return Decimal(whole.numerator) / Decimal(whole.denominator)


def _lowest(letters: tuple[str, ...], parts: tuple[MarkedPart, ...]) -> int:
    return max(letters.index(one.mark.letter) for part in parts for one in part.marked)


def _mark_lines(parts: tuple[MarkedPart, ...]) -> list[Line]:
    return [
        Line(
            kind=one.kind,
            part=part.part,
            name=one.name,
            mark=one.mark.letter,
            difficulty=one.difficulty,
            share=percent(part.share(one)),
            result=one.mark.letter,
        )
        for part in parts
        for one in part.marked
    ]


def _part_line(letters: tuple[str, ...], part: MarkedPart) -> Line:
    counts = dict.fromkeys(letters, 0)
    for one in part.marked:
        counts[one.mark.letter] += 1
    return Line(
        kind=LineKind.PART,
        part=part.part,
        name=PART_WORDS[part.part],
        reckoning=" ".join(f"{letter} {count}" for letter, count in counts.items() if count),
        share=percent(part.ratio),
    )
