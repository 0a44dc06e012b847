"""The heat map 分布図 of the HR overview: its words find room."""

from api.charts import HeatMap, HeatRow, lines_of


def test_a_long_head_goes_into_equal_lines_and_breaks_at_the_dot() -> None:
    assert lines_of("調整・確認", 48) == ("調整", "確認")
    assert lines_of("10・11月", 28) == ("10", "11月")
    assert lines_of("苦情相談の期間", 48) == ("苦情相談", "の期間")
    assert lines_of("期中", 22) == ("期中",)
    assert lines_of("Complaint window", 48) == ("Complaint", "window")


def test_no_section_name_is_cut_at_the_left_edge() -> None:
    """A name is shown up to eleven signs, each 12 units wide, and ends 6 units before the cells."""
    for signs in (1, 6, 10, 11, 30):
        chart = HeatMap(columns=("評価",), rows=(HeatRow(label="課" * signs, counts=(1,)),))
        assert chart.left - 6 - 12 * min(signs, 11) >= 0
