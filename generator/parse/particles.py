"""The grammatical characters that the rules look at one by one; all words are in the vocabulary."""

OF = "的"
SUCH = "等"
AFTER = "后"
AT = "在"
TOWARDS = "对"
EACH = "各"
EACH_TIME = "每"
LIST_MARK = "、"
JOINTS = "和及与或 "
SEPARATORS = "、,，/" + JOINTS
JOINING = tuple("和及与、")
PARTS_OF = "分之"
APPLIED = "申请"
