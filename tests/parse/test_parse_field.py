"""What a reader of the guide relies on: texts of many shapes, read into the rows they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.guide import Role
from generator.model.indicator import Comparator, Indicator, Kind, Reading
from tests.parse.cases import DIRECTIONS, ROLES, read_cases, read_text


def _row(text: str, role: Role = Role.INDICATORS) -> Indicator:
    rows = read_text(text, role).indicators
    assert len(rows) == 1, rows
    return rows[0]


def test_no_number_of_the_real_guide_is_left_unread() -> None:
    for case in read_cases("[0-9]*.txt"):
        assert read_text(case.text, case.role).unread == (), case.path


def test_every_direction_of_the_real_guide_with_numbers_has_its_cases() -> None:
    cases = {case.path for case in read_cases("[0-9]*.txt")}
    assert {path.stem for path in DIRECTIONS.glob("*.yaml")} <= cases | {"10"}
    assert set(ROLES.values()) == {case.role for case in read_cases("[0-9]*.txt")}


def test_the_surface_of_a_row_is_the_source_as_written_with_its_latex() -> None:
    text = "坎德拉复现方法标准不确定度 $\\leq 0.12\\%$ 。"
    assert _row(text).span.cut(text) == "$\\leq 0.12\\%$"


def test_half_a_formula_is_cut_without_a_lone_dollar() -> None:
    text = "长度 $u=0.1\\text{mm}+0.1\\times10^{-6}L$ ，"
    assert _row(text).span.cut(text).count("$") % 2 == 0


def test_words_before_a_formula_with_a_condition_keep_the_whole_formula() -> None:
    text = "灵敏度达到 $1\\text{pT}/\\text{Hz}^{1/2} @ 10\\text{Hz}$ ；"
    assert _row(text).span.cut(text) == text[3:-2]


def test_the_same_uncertainty_in_four_writings_has_the_same_unit_in_si() -> None:
    writings = ["2×10⁻⁸", "0.05%", "0.3ppm", "10⁻³ 量级"]
    si = [_row(f"标准不确定度 {writing}").quantity.si for writing in writings]
    assert [(value.value, value.unit) for value in si if value] == [
        (Decimal("2E-8"), "1"),
        (Decimal("0.0005"), "1"),
        (Decimal("3E-7"), "1"),
        (Decimal("0.001"), "1"),
    ]


def test_a_temperature_is_a_point_and_its_stability_a_difference() -> None:
    point = _row("最高测温能力≥110℃").quantity.si
    difference = _row("温度稳定性±0.4℃").quantity.si
    rate = _row("温度变化率＜0.1℃/h").quantity.si
    assert point is not None
    assert (point.value, point.unit) == (Decimal("383.15"), "K")
    assert difference is not None
    assert (difference.value, difference.unit) == (Decimal("0.4"), "K")
    assert rate is not None
    assert rate.unit == "s-1.K"


def test_a_gram_is_an_acceleration_only_where_the_words_say_so() -> None:
    assert _row("冲击加速度≥1000g").quantity.unit == "g_n"
    assert _row("样品质量≥1000g").quantity.unit == "g"


def test_units_that_only_look_like_a_prefix_keep_their_own_meaning() -> None:
    assert _row("质量范围（50-80000）Th").quantity.unit == "Th"
    assert _row("带宽≥800Gbps").quantity.si is None
    assert _row("高湿≥99%RH").quantity.unit == "%RH"
    frames = _row("检测帧率（80-120）fps").quantity.si
    assert frames is not None
    assert (frames.min, frames.max, frames.unit) == (Decimal(80), Decimal(120), "s-1")


def test_a_range_over_two_units_is_stated_in_the_upper_one() -> None:
    quantity = _row("力值测量范围 10 kN～1 MN").quantity
    assert (quantity.min, quantity.max, quantity.unit) == (Decimal("0.01"), Decimal(1), "MN")


def test_full_width_digits_and_signs_are_read_as_what_they_are() -> None:
    row = _row("误差≤０．５％")
    assert (row.quantity.comparator, row.quantity.value, row.quantity.unit) == (Comparator.AT_MOST, Decimal("0.5"), "%")


def test_digits_of_other_scripts_are_no_numbers() -> None:
    assert read_text("误差≤٣٤%").indicators == ()


def test_a_joint_count_is_one_row_with_both_kinds() -> None:
    row = _row("论文、专利 20 项")
    assert row.deliverables == ("paper", "patent")


def test_a_part_in_brackets_is_counted_under_no_kind_again() -> None:
    whole, part = read_text("表征装置 4 套（现场分析 2 套）").indicators
    assert whole.deliverables == ("device",)
    assert part.deliverables == ()


def test_a_formula_keeps_its_constant_part_and_its_words() -> None:
    row = _row("测量标准不确定度 50nm+1.8×10⁻⁷L")
    assert (row.quantity.value, row.quantity.unit, row.formula) == (Decimal(50), "nm", "50 nm + 1.8e-7 L")


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("示值误差±（0.1%+5）μm", "(0.1% + 5)μm"),
        ("误差±（0.02%读数+5 个字）", "(0.02%读数 + 5 个字)"),
        ("最大允许误差±(0.15℃+0.002|t|)", "(0.15℃ + 0.002|t|)"),
        ("示值误差 MPE≤（1.5+3L/1000）μm", "(1.5 + 3 L/1000)μm"),
    ],
)
def test_a_formula_is_whole_with_what_its_terms_are_shares_of(text: str, formula: str) -> None:
    assert _row(text).formula == formula


def test_a_share_is_a_number_and_is_kept_as_printed() -> None:
    row = _row("制造成本降低 1/3")
    assert row.formula == "1/3"
    assert row.quantity.value == Decimal("0.3333333333")


def test_a_rate_per_many_units_has_its_si_value_per_one() -> None:
    si = _row("漂移≤0.36℃/10h").quantity.si
    assert si is not None
    assert (si.value, si.unit) == (Decimal("0.00001"), "s-1.K")


def test_where_a_change_begins_is_explained_as_a_condition() -> None:
    reading = read_text("识别准确率由 60% 提高到 80%")
    assert [row.condition for row in reading.indicators] == ["由 60%"]
    assert [number.reason for number in reading.explained] == ["condition"]


def test_a_percentage_of_a_dimension_in_a_list_of_uncertainties_is_one_of_them() -> None:
    rows = read_text("测量仪标准不确定度 0.1%、声压＜1.2%").indicators
    assert [row.measurand for row in rows] == ["uncertainty", "uncertainty"]


def test_parts_told_behind_a_count_are_counted_under_no_kind_again() -> None:
    whole, first, second = read_text("建立 3 个以上数字模型，需含 2 个热感知模型、1 个视觉模型").indicators
    assert whole.deliverables == ("model",)
    assert first.deliverables == second.deliverables == ()


def test_a_count_for_each_of_several_things_is_a_row_of_each() -> None:
    rows = read_text("软件著作权和发明专利各 5 项").indicators
    assert [(row.name, row.deliverables) for row in rows] == [
        ("软件著作权", ("software_copyright",)),
        ("发明专利", ("invention_patent",)),
    ]


def test_a_size_keeps_all_its_numbers() -> None:
    assert _row("1km×0.6km×40m 标准基线场").quantity.dims == (Decimal(1), Decimal("0.6"), Decimal(40))


def test_a_tolerance_keeps_the_middle_and_both_bounds() -> None:
    quantity = _row("激光波长 1550±5nm").quantity
    assert (quantity.value, quantity.min, quantity.max) == (Decimal(1550), Decimal(1545), Decimal(1555))


@pytest.mark.parametrize(
    ("text", "value", "least", "most", "unit"),
    [
        ("纤维直径 11±1μm", "11", "10", "12", "um"),
        ("中心波长 1550nm±5nm", "1550", "1545", "1555", "nm"),
        ("分束比 1:1±0.05", "1", "0.95", "1.05", "1"),
        ("供电电压 220V±10%", "220", "198", "242", "V"),
    ],
)
def test_a_nominal_value_with_its_tolerance_is_one_row(text: str, value: str, least: str, most: str, unit: str) -> None:
    quantity = _row(text).quantity
    assert (quantity.value, quantity.min, quantity.max) == (Decimal(value), Decimal(least), Decimal(most))
    assert (quantity.comparator, quantity.unit) == (Comparator.PLUS_MINUS, unit)


def test_a_temperature_with_its_tolerance_is_a_point_and_no_difference() -> None:
    si = _row("工作温度 25℃±2℃").quantity.si
    assert si is not None
    assert (si.value, si.min, si.max) == (Decimal("298.15"), Decimal("296.15"), Decimal("300.15"))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("颗粒数少于 30 个/片", "个/片"),
        ("扫描速度不低于 100 张谱图/秒", "张谱图/s"),
        ("成形精度优于±0.1mm/100mm", "mm/100mm"),
        ("断裂韧性≥30MPa√m", "MPa·m^(1/2)"),
        ("服务每年不低于 2 万人次", "人次/a"),
        ("形成年产 10 万只的批量制造能力", "只/a"),
        ("水平分辨率优于 1/12°", "deg"),
    ],
)
def test_what_stands_below_the_line_belongs_to_the_unit(text: str, unit: str) -> None:
    assert _row(text).quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "每个项目下设课题数不超过 4 个，项目参与单位总数不超过 6 家",
            ["每个项目|课题数", "每个项目|项目参与单位总数"],
        ),
        ("青年科学家项目拟支持 4 项，实施周期 3 年", ["青年科学家项目|拟支持", "青年科学家项目|实施周期"]),
        ("拟支持青年科学家项目不超过 3 个", ["青年科学家项目|拟支持"]),
        (
            "基础研究类项目下设课题数不超过 4 个，参与单位数不超过 6 家",
            ["基础研究类项目|课题数", "基础研究类项目|参与单位数"],
        ),
        ("项目执行期 3 年，国拨经费概算 1 亿元", ["项目|执行期", "项目|国拨经费概算"]),
        ("每个推荐单位推荐 2 项，项目执行期 3 年", ["每个推荐单位|推荐", "项目|执行期"]),
        ("拟支持项目不超过 5 项，配套经费比例不低于 1:1", ["None|拟支持项目", "None|配套经费比例"]),
        ("每个任务方向拟支持 1 项，其中青年科学家项目不超过 3 项", ["每个任务方向|拟支持", "青年科学家项目|拟支持"]),
        ("申报企业近三年平均销售收入不低于 1 亿元", ["申报企业|近三年平均销售收入"]),
        ("创新团队核心成员不少于 5 人，团队负责人年龄不超过 55 周岁", ["创新团队|核心成员", "创新团队|团队负责人年龄"]),
        ("负责人年龄男性不超过 38 周岁、女性不超过 40 周岁", ["负责人|年龄", "负责人|年龄"]),
    ],
)
def test_whom_a_quota_holds_for_is_its_subject_over_commas(text: str, rows: list[str]) -> None:
    assert [f"{row.subject}|{row.name}" for row in read_text(text, Role.NOTES).indicators] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("果蔬采后损失率降至 10%以下", ["果蔬|采后损失率"]),
        ("地震预警首报时间小于 8s，震级偏差在±0.5 级以内", ["地震预警|首报时间", "地震预警|震级偏差"]),
        ("重金属污染耕地安全利用率达到 93%", ["重金属污染耕地|安全利用率"]),
        (
            "缺陷识别装置，裂纹识别灵敏度和特异度均不低于 95%",
            ["缺陷识别装置|裂纹识别灵敏度", "缺陷识别装置|裂纹识别特异度"],
        ),
        ("铝合金厚板断裂韧性 L-T方向≥30MPa、S-L方向≥24MPa", ["铝合金厚板|断裂韧性", "铝合金厚板|断裂韧性"]),
        ("扫描显微镜 Z向噪声水平优于 2pm", ["扫描显微镜|Z向噪声水平"]),
        ("在线监测仪，与手工比对相对偏差在±15%以内", ["在线监测仪|与手工比对相对偏差"]),
        ("形成可复制可推广的解决方案 1 套", ["None|可复制可推广的解决方案"]),
        ("反渗透膜元件标准测试条件下脱盐率≥99.8%", ["反渗透膜元件|脱盐率"]),
        ("碳纤维 1400℃空气处理 10h 后强度保留率≥80%", ["碳纤维|强度保留率"]),
        ("正极材料，1000 次循环容量保持率≥80%", ["正极材料|循环容量保持率"]),
        ("正极材料，5000 次循环后衰减≤5%", ["正极材料|衰减"]),
        ("语音系统识别率≥98%（安静环境），≥90%（噪声环境）", ["语音系统|识别率", "语音系统|识别率"]),
        ("污水处理装置出水达到一级标准，吨水能耗≤0.8kWh", ["污水处理装置|吨水能耗"]),
        ("高纯石英砂中羟基含量≤20ppm", ["高纯石英砂|羟基含量"]),
        ("网联汽车在高速公路场景下接管里程≥1000km", ["网联汽车|接管里程"]),
        ("生物数据库，汇聚不少于 10 万例中国人群样本", ["生物数据库|中国人群样本"]),
        ("通信系统成码率在 100km 光纤信道下不低于 1Mbps", ["通信系统|成码率"]),
        ("工业软件在不少于 10 家企业应用，用户数达到 1000 个", ["None|企业", "工业软件|用户数"]),
        (
            "计量装置 1 套，在 2 项国家工程中实现应用，用量不少于 500t",
            ["None|计量装置", "None|国家工程", "计量装置|用量"],
        ),
    ],
)
def test_what_stands_before_a_quantity_with_its_modifiers_is_its_owner(text: str, rows: list[str]) -> None:
    assert [f"{row.subject}|{row.name}" for row in read_text(text).indicators] == rows


def test_a_supposition_is_the_condition_of_the_quota_behind_it() -> None:
    text = "每个任务支持 1 项，如评审结果前两位的项目评价相近，可同时支持 2 项"
    rows = read_text(text, Role.NOTES).indicators
    assert [(row.subject, row.condition) for row in rows] == [
        ("每个任务", None),
        ("每个任务", "如评审结果前两位的项目评价相近"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("¹³C、¹⁸O 丰度相对精度优于 0.2‰、0.5‰", ["¹³C 丰度相对精度", "¹⁸O 丰度相对精度"]),
        ("长度、角度测量不确定度分别优于 0.1μm、0.2″", ["长度测量不确定度", "角度测量不确定度"]),
    ],
)
def test_values_in_a_list_get_each_its_own_name(text: str, names: list[str]) -> None:
    assert [row.name for row in read_text(text).indicators] == names


def test_a_subject_holds_over_commas_until_the_next_one() -> None:
    rows = read_text("甲装置，误差 1%，分辨率 2nm；乙装置 1 套，误差 3%").indicators
    assert [row.subject for row in rows] == ["甲装置", "甲装置", None, "乙装置"]


def test_a_thing_before_a_colon_covers_what_follows_up_to_the_full_stop() -> None:
    rows = read_text("研制检测仪 7 套：误差 1%；分辨率 2nm。灵敏度 3pT").indicators
    assert [row.subject for row in rows] == [None, "检测仪", "检测仪", None]


def test_conditions_stand_beside_the_value_they_belong_to() -> None:
    rows = read_text("声压标准不确定度 0.15dB@1kHz（600K）、0.25dB@1kHz（174dB）").indicators
    assert [row.condition for row in rows] == ["@1kHz; 600K", "@1kHz; 174dB"]


def test_a_quota_in_the_notes_is_funding_and_no_deliverable() -> None:
    assert [row.kind for row in read_text("拟支持项目不超过 5 项，配套经费比例不低于 1:1", Role.NOTES).indicators] == [
        Kind.FUNDING,
        Kind.FUNDING,
    ]


def test_numbers_of_names_are_listed_with_their_reason() -> None:
    text = "面向 5G、3D 和 CO₂ 的 Ac-225 测量装置 1 套"
    reading = read_text(text)
    assert [(number.span.cut(text), number.reason) for number in reading.explained] == [
        ("5", "name"),
        ("3", "name"),
        ("225", "name"),
    ]
    assert len(reading.indicators) == 1


def test_an_empty_text_reads_as_nothing() -> None:
    assert read_text("") == Reading((), (), ())
    assert read_text("/").indicators == ()
