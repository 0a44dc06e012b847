"""What a city hall has 市役所の組織: departments, sections and units by the size of the city, as data."""

from typing import Final

from models.frozen import Frozen
from models.people import Authority


class SectionPlan(Frozen):
    """A section: its share of people, from which size of city it exists, who works there."""

    name: str
    weight: int = 10
    from_people: int = 0
    units: tuple[str, ...] = ()
    family: str = "行政"
    head: str = "課長"
    desk_work: bool = True  # False: nursery, kitchens, crews; few have a mailbox
    appointees: float = 0.2  # share of fiscal-year appointees 会計年度任用職員


class DepartmentPlan(Frozen):
    name: str
    head: str
    sections: tuple[SectionPlan, ...]
    from_people: int = 0
    authority: Authority = Authority.MAYOR
    overseer: str | None = None  # stands above the head: 教育長


S = SectionPlan
_CLASSES: Final = ("乳児担当", "幼児担当")
_NURSERY: Final = {
    "weight": 22,
    "family": "保育",
    "head": "所長",
    "desk_work": False,
    "appointees": 0.5,
}
_KITCHEN: Final = {"family": "調理", "head": "所長", "desk_work": False, "appointees": 0.5}
_CREW: Final = {"family": "労務", "head": "所長", "desk_work": False, "appointees": 0.25}


DEPARTMENTS: Final[tuple[DepartmentPlan, ...]] = (
    DepartmentPlan(
        name="総務部",
        head="部長",
        sections=(
            S(name="人事課", weight=8, units=("人事係", "給与係", "研修係")),
            S(name="財政課", weight=7, units=("財政係", "管財係")),
            S(name="会計課", weight=5, units=("出納係", "審査係")),
            S(name="総務課", weight=9, from_people=80, units=("庶務係", "文書係", "統計係")),
            S(name="契約検査課", weight=6, from_people=250, units=("契約係", "検査係")),
            S(name="情報政策課", weight=8, from_people=200, units=("システム係", "デジタル推進係")),
        ),
    ),
    DepartmentPlan(
        name="企画部",
        head="部長",
        from_people=150,
        sections=(
            S(name="企画課", weight=8, units=("企画係", "行革推進係")),
            S(name="秘書広報課", weight=7, units=("秘書係", "広報係")),
            S(name="地域振興課", weight=7, from_people=300, units=("移住定住係", "交流係")),
        ),
    ),
    DepartmentPlan(
        name="市民部",
        head="部長",
        sections=(
            S(
                name="市民課",
                weight=16,
                units=("窓口係", "戸籍係", "マイナンバー係"),
                appointees=0.35,
            ),
            S(name="税務課", weight=16, units=("市民税係", "資産税係", "収納係")),
            S(
                name="国保年金課",
                weight=12,
                from_people=120,
                units=("国保係", "年金係", "後期高齢者係"),
            ),
            S(name="環境課", weight=9, from_people=120, units=("環境保全係", "ごみ減量係")),
            S(
                name="クリーンセンター",
                weight=14,
                from_people=200,
                units=("収集班", "処理班"),
                **_CREW,
            ),
            S(name="防災危機管理課", weight=6, from_people=180, units=("防災係", "交通安全係")),
        ),
    ),
    DepartmentPlan(
        name="福祉部",
        head="部長",
        sections=(
            S(name="福祉課", weight=14, units=("生活福祉係", "障がい福祉係", "総務係")),
            S(
                name="子ども課",
                weight=12,
                from_people=100,
                units=("保育係", "給付係", "子育て支援係"),
            ),
            S(name="中央保育所", units=_CLASSES, **_NURSERY),
            S(name="東保育所", from_people=150, units=_CLASSES, **_NURSERY),
            S(name="西保育所", from_people=300, units=_CLASSES, **_NURSERY),
            S(name="南保育所", from_people=500, units=_CLASSES, **_NURSERY),
            S(
                name="高齢福祉課",
                weight=11,
                from_people=140,
                units=("高齢福祉係", "介護保険係", "認定係"),
            ),
            S(
                name="健康増進課",
                weight=14,
                from_people=120,
                units=("健康係", "母子保健係"),
                family="保健師",
            ),
        ),
    ),
    DepartmentPlan(
        name="産業部",
        head="部長",
        from_people=200,
        sections=(
            S(name="商工課", weight=8, units=("商業係", "工業労政係")),
            S(name="観光課", weight=7, units=("観光企画係", "誘客係")),
            S(name="農林課", weight=9, units=("農政係", "林務係", "基盤整備係")),
        ),
    ),
    DepartmentPlan(
        name="建設部",
        head="部長",
        sections=(
            S(name="土木課", weight=14, units=("道路係", "河川係", "管理係"), family="土木"),
            S(name="道路維持センター", weight=8, from_people=250, units=("作業班",), **_CREW),
            S(
                name="都市計画課",
                weight=9,
                from_people=150,
                units=("計画係", "公園係"),
                family="土木",
            ),
            S(
                name="建築指導課",
                weight=8,
                from_people=220,
                units=("指導係", "審査係"),
                family="建築",
            ),
            S(name="住宅課", weight=6, from_people=350, units=("管理係", "営繕係"), family="建築"),
        ),
    ),
    DepartmentPlan(
        name="上下水道局",
        head="局長",
        from_people=250,
        authority=Authority.WATER,
        sections=(
            S(name="経営課", weight=8, units=("経理係", "料金係")),
            S(name="水道課", weight=13, units=("工務係", "浄水係"), family="土木"),
            S(name="下水道課", weight=10, units=("整備係", "維持係"), family="土木"),
        ),
    ),
    DepartmentPlan(
        name="教育部",
        head="部長",
        from_people=45,
        authority=Authority.EDUCATION,
        overseer="教育長",
        sections=(
            S(name="学校給食センター", weight=12, units=("調理班", "配送班"), **_KITCHEN),
            S(name="教育総務課", weight=8, from_people=100, units=("総務係", "施設係")),
            S(name="学校教育課", weight=9, from_people=100, units=("学事係", "指導係")),
            S(name="生涯学習課", weight=9, from_people=160, units=("生涯学習係", "文化財係")),
            S(
                name="図書館",
                weight=9,
                from_people=200,
                units=("奉仕係",),
                head="館長",
                appointees=0.5,
            ),
            S(
                name="第二学校給食センター",
                weight=12,
                from_people=600,
                units=("調理班",),
                **_KITCHEN,
            ),
        ),
    ),
    DepartmentPlan(
        name="議会事務局",
        head="局長",
        from_people=300,
        authority=Authority.ASSEMBLY,
        sections=(S(name="議事課", weight=5, units=("議事係", "調査係")),),
    ),
    DepartmentPlan(
        name="消防本部",
        head="消防長",
        from_people=500,
        authority=Authority.FIRE,
        sections=(
            S(name="消防総務課", weight=8, units=("総務係", "予防係"), family="消防", appointees=0),
            S(
                name="中央消防署",
                weight=45,
                units=("警防係", "救助係", "救急係"),
                family="消防",
                head="署長",
                appointees=0,
            ),
            S(
                name="南消防署",
                weight=30,
                from_people=800,
                units=("警防係", "救急係"),
                family="消防",
                head="署長",
                appointees=0,
            ),
        ),
    ),
)
"""Departments in the order of the building's guide board; each section's name is used once."""

BRANCH_SECTIONS: Final[tuple[SectionPlan, ...]] = (
    S(name="地域総務課", weight=8, units=("庶務係", "地域振興係")),
    S(name="区民課", weight=16, units=("窓口係", "戸籍係", "保険年金係"), appointees=0.35),
    S(name="区税課", weight=14, units=("市民税係", "資産税係", "収納係")),
    S(name="保健福祉課", weight=18, units=("福祉係", "介護係", "保健係")),
    S(name="第一保育所", units=_CLASSES, **_NURSERY),
    S(name="第二保育所", units=_CLASSES, **_NURSERY),
    S(name="給食センター", weight=14, units=("調理班",), **_KITCHEN),
    S(name="土木事務所", weight=16, units=("道路係", "公園係"), family="土木", head="所長"),
)
"""What a ward office 区役所 has, in cities beyond the size of one hall."""

_WARDS = (
    "東 西 南 北 中央 緑 青葉 若葉 港 川原 城北 城南 城東 城西 朝日 桜 泉 富士見 白鳥 春日 "
    "松原 竹園 梅里 大手 本町 栄 旭 花園 清水 高台 美原 豊原 千歳 常盤 八千代 天王 宮前 多摩川 丘 浜"
)

WARDS: Final = tuple(_WARDS.split())

ONE_HALL: Final = 3_000
WARD_SIZE: Final = 900
"""Up to ``ONE_HALL`` people work in one hall; beyond it, ward offices of about ``WARD_SIZE``."""


def departments_for(people: int) -> tuple[DepartmentPlan, ...]:
    """The departments of a city with so many people, each with the sections it has at that size."""
    hall = min(people, ONE_HALL)
    found = []
    for plan in DEPARTMENTS:
        sections = tuple(it for it in plan.sections if it.from_people <= hall)
        if plan.from_people <= hall and sections:
            found.append(plan.model_copy(update={"sections": sections}))
    return (*found, *_wards(people))


def _wards(people: int) -> tuple[DepartmentPlan, ...]:
    beyond = max(0, people - ONE_HALL)
    return tuple(_ward(nth) for nth in range(-(-beyond // WARD_SIZE)))


def _ward(nth: int) -> DepartmentPlan:
    round_, at = divmod(nth, len(WARDS))
    name = f"{WARDS[at]}{'' if round_ == 0 else f'第{round_ + 1}'}区"
    sections = tuple(it.model_copy(update={"name": f"{name}{it.name}"}) for it in BRANCH_SECTIONS)
    return DepartmentPlan(name=f"{name}役所", head=f"{name}長", sections=sections)
