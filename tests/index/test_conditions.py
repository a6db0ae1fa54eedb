"""Conditions of applying are found in the notes, and in quotas outside them."""

from __future__ import annotations

import pytest

from generator.index.conditions import find_conditions
from tests.builders import make_context, make_direction, make_guide


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"有关说明": "/"}, ()),
        ({"考核指标": "发明专利 6 项。"}, ()),
        ({"有关说明": "配套经费与中央财政经费比例不低于 1:1"}, ("co_funding",)),
        ({"有关说明": "根据具体情况确定企业配套经费。"}, ("co_funding",)),
        ({"有关说明": "由总局推荐不超过 10 项。"}, ("quota",)),
        ({"有关说明": "标准可为送审稿。"}, ("other",)),
        ({"正文": "研究装置，拟支持项目不超过 2 项。"}, ("quota",)),
        ({"研究内容": "研究配套经费的管理方法。"}, ()),
    ],
)
def test_conditions_stand_in_notes_and_quotas(fields: dict[str, str], found: tuple[str, ...]) -> None:
    context = make_context(make_guide(make_direction("1.1", fields)))
    assert find_conditions(context.site.guides[0].directions[0], context.labels.conditions) == found
