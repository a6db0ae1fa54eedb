"""Which words of a phrase are the thing, and which the quantity."""

from __future__ import annotations

import pytest

from generator.parse.bare_names import clean_name
from generator.parse.lexicon import build_lexicon
from generator.parse.phrases import split_subject
from generator.vocabulary import load_vocabulary

LEXICON = build_lexicon(load_vocabulary())


def part(phrase: str, *, parts: bool = False) -> str:
    """The thing and the quantity of a phrase that opens a sentence, or with ``parts`` of one that goes on."""
    named = split_subject(LEXICON, phrase, owners=not parts, opens=not parts, parts=parts)
    return f"{named.subject or ''}|{named.name}"


@pytest.mark.parametrize(
    "parted",
    [
        "CVD金刚石晶片|直径",
        "装配式轻钢结构农房|主体结构装配率",
        "氢基竖炉直接还原工艺|产品金属化率",
        "PET/CT整机|核心部件国产化率",
        "高速列车齿轮传动系统|台架寿命",
        "盾构机|刀盘直径",
        "工业机器人用减速器|传动精度",
        "分布式数据库|单集群节点数",
        "水库群联合调度模型|发电效益提高",
        "亚单位疫苗|有效抗原含量",
        "碳化硅外延片|厚度均匀性",
    ],
)
def test_the_thing_goes_on_up_to_the_quantity_and_a_whole_stops_before_its_part(parted: str) -> None:
    assert part(parted.replace("|", "")) == parted


@pytest.mark.parametrize(
    "parted",
    [
        "膜元件|脱盐率",
        "高压泵|效率",
        "反射镜|面形误差",
        "样品台|位置漂移",
        "制件|致密度",
        "|主轴转速",
        "|核心部件国产化率",
    ],
)
def test_a_later_part_of_three_characters_or_a_product_owns_its_quantity(parted: str) -> None:
    assert part(parted.replace("|", ""), parts=True) == parted


@pytest.mark.parametrize("phrase", ["吨铁综合能耗", "吨碳酸锂能耗"])
def test_what_a_quantity_is_taken_per_is_no_thing(phrase: str) -> None:
    assert part(phrase) == f"|{phrase}"


@pytest.mark.parametrize("name", ["还原气氢碳比", "实用升限", "达标率", "完成率", "等待时间", "含泥量"])
def test_a_verb_or_small_word_that_is_part_of_a_word_stays(name: str) -> None:
    assert clean_name(LEXICON, name) == name


@pytest.mark.parametrize(("phrase", "name"), [("达到精度", "精度"), ("实现转化率", "转化率"), ("研制检测仪", "检测仪")])
def test_a_verb_before_a_whole_word_goes(phrase: str, name: str) -> None:
    assert clean_name(LEXICON, phrase) == name
