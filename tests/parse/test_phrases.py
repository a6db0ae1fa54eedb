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


@pytest.mark.parametrize(
    "parted",
    [
        "增材制造用钛合金粉末|粒度",
        "重点矿集区|探测深度",
        "过热器管|高温持久强度",
        "竹缠绕复合管|环刚度",
        "乳酸菌资源库|容量",
        "宠物食品|适口性提高",
    ],
)
def test_a_border_leaves_no_half_of_a_word(parted: str) -> None:
    assert part(parted.replace("|", "")) == parted


@pytest.mark.parametrize(
    "parted",
    [
        "密码芯片|SM4算法加解密速率",
        "国产服务器|CPU主频",
        "碳化硅MOSFET|击穿电压",
        "乏燃料后处理|铀回收率",
        "台网|平均台间距",
        "平台|网络安全等级保护",
    ],
)
def test_what_begins_a_part_an_element_or_a_superlative_begins_the_name(parted: str) -> None:
    phrase = parted.replace("|", "通过" if "等级保护" in parted else "")
    assert part(phrase) == parted


@pytest.mark.parametrize("phrase", ["最小技术出力", "耕地有机质提升", "技术推广覆盖率", "每平方公里传感器布设密度"])
def test_a_superlative_a_bare_word_or_a_reference_names_no_thing(phrase: str) -> None:
    assert part(phrase) == f"|{phrase}"


@pytest.mark.parametrize("phrase", ["养殖尾水达标排放率", "抗性淀粉含量", "便携式整机质量"])
def test_what_a_known_thing_treats_or_contains_stays_in_its_property(phrase: str) -> None:
    assert part(phrase, parts=True) == f"|{phrase}"
