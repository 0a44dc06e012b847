"""組の記録の条文: how long what a programme's year leaves is kept, what is destroyed then, and what stays."""

from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.programme import Programme

_WAITS: Final = "年度の記録は、そのすべての手続が終わり、人事課がその年度を閉じるまで、消去しない。"
_TRAININGS: Final = "研修の受講の記録は、受講した者の記録として残す。"
_BESIDE: Final = "知らせの記録並びに閲覧及び変更の記録は、組の記録とともには消去しない。"
_LETTERS: Final = "ただし、知らせの記録からは、どの組についてのものかを消去する。"


def records(programme: Programme) -> Draft:
    """What ``ayumi mentoring purge`` does, as people read it."""
    kept = programme.keep_years
    over = f"年度の終わりから{kept.value}年間保存した後、消去する。"
    alone = "本人の加わった年度の記録がどの制度にも残っていないときに、消去する。"
    texts = [
        (
            f"組とその案、申出、希望、推薦、面談の日時及び提出されたものの記録は、{over}",
            kept.source,
        ),
        (f"プロフィールは、書いた年度の終わりから{kept.value}年を過ぎ、{alone}", kept.source),
        (_WAITS, IN_EVERY_CITY),
        (_TRAININGS, IN_EVERY_CITY),
        (_BESIDE + _LETTERS, IN_EVERY_CITY),
    ]
    return article(f"{programme.key}-records", f"{programme.name.value}の記録の保存", texts)
