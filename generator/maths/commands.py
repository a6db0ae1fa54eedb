"""Tables of what a LaTeX command or a character means in a printed guide; a new symbol is one entry here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType


class Kind(Enum):
    """What a glyph is to its neighbours; the spacing rules are written in these words."""

    NUMBER = auto()
    """Digits with their decimal marks."""
    POWER = auto()
    """A script that hangs on a number: 10⁻⁸."""
    UNIT = auto()
    """Upright letters: a unit, an element, a name."""
    VARIABLE = auto()
    """One italic letter."""
    GREEK = auto()
    """A Greek letter that is a factor of the number before it: 2π, 3σ."""
    FUNCTION = auto()
    """log, sin, max."""
    PERCENT = auto()
    DEGREE = auto()
    DEGREE_UNIT = auto()
    """The ° of °C and °F."""
    PRIME = auto()
    TIGHT = auto()
    """A sign without blanks around it: ≤ × ± / ~."""
    SPACED = auto()
    """A sign between blanks: = + − @."""
    SIGN = auto()
    """A sign that belongs to the number behind it: −55."""
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    BLANK = auto()
    """A blank that the author asked for."""
    LEADING = auto()
    """A script with nothing to hang on: ¹³C."""
    OTHER = auto()
    """Anything else, shown as it is and without blanks."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _kinds(kind: Kind, characters: str) -> dict[str, Kind]:
    return dict.fromkeys(characters, kind)


KIND_OF: Mapping[str, Kind] = MappingProxyType(
    _kinds(Kind.TIGHT, "<>≤≥⩽⩾≪≫≈≠≡≃≅∼~×·∙⋅/÷±∓→←↔⇒⇔↑↓∝∈∉⊂⊆∪∩*:∶|∥⊥∕")
    | _kinds(Kind.SPACED, "=+@−-")
    | _kinds(Kind.OPEN, "([{〈⟨⌊⌈")
    | _kinds(Kind.CLOSE, ")]}〉⟩⌋⌉")
    | _kinds(Kind.COMMA, ",;")
    | _kinds(Kind.PERCENT, "%‰‱")
    | _kinds(Kind.DEGREE, "°")
    | _kinds(Kind.PRIME, "′″‴")
    | _kinds(Kind.UNIT, "℃℉ΩÅåµℓ")
)
"""Kinds of single characters; ASCII digits and letters, and Greek letters, are told by what stands before them."""

MINUS = "−"
"""The minus of maths; a hyphen between two numbers stays the hyphen it is."""

GREEK: Mapping[str, str] = MappingProxyType(
    {
        "alpha": "α",
        "beta": "β",
        "gamma": "γ",
        "delta": "δ",
        "epsilon": "ε",
        "varepsilon": "ε",
        "zeta": "ζ",
        "eta": "η",
        "theta": "θ",
        "vartheta": "ϑ",
        "iota": "ι",
        "kappa": "κ",
        "lambda": "λ",
        "mu": "μ",
        "nu": "ν",
        "xi": "ξ",
        "omicron": "ο",
        "pi": "π",
        "rho": "ρ",
        "varrho": "ϱ",
        "sigma": "σ",
        "varsigma": "ς",
        "tau": "τ",
        "upsilon": "υ",
        "phi": "φ",
        "varphi": "φ",
        "chi": "χ",
        "psi": "ψ",
        "omega": "ω",
        "Gamma": "Γ",
        "Delta": "Δ",
        "Theta": "Θ",
        "Lambda": "Λ",
        "Xi": "Ξ",
        "Pi": "Π",
        "Sigma": "Σ",
        "Upsilon": "Υ",
        "Phi": "Φ",
        "Psi": "Ψ",
        "Omega": "Ω",
        "varOmega": "Ω",
        "varPhi": "Φ",
        "varDelta": "Δ",
        "upmu": "μ",
        "textmu": "μ",
        "micro": "μ",
        "ohm": "Ω",
        "textohm": "Ω",
    }
)

UNIT_GREEK = frozenset("μΩ")
"""Greek letters that are part of a unit when a number stands before them."""

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "leq": "≤",
        "le": "≤",
        "leqslant": "≤",
        "leqq": "≤",
        "geq": "≥",
        "ge": "≥",
        "geqslant": "≥",
        "geqq": "≥",
        "lt": "<",
        "gt": ">",
        "less": "<",
        "ll": "≪",
        "gg": "≫",
        "neq": "≠",
        "ne": "≠",
        "approx": "≈",
        "thickapprox": "≈",
        "equiv": "≡",
        "simeq": "≃",
        "cong": "≅",
        "sim": "~",
        "thicksim": "~",
        "textasciitilde": "~",
        "propto": "∝",
        "times": "×",
        "cdot": "·",
        "bullet": "·",
        "div": "÷",
        "pm": "±",
        "mp": "∓",
        "ast": "*",
        "slash": "/",
        "to": "→",
        "rightarrow": "→",
        "longrightarrow": "→",
        "leftarrow": "←",
        "leftrightarrow": "↔",
        "Rightarrow": "⇒",
        "Leftrightarrow": "⇔",
        "uparrow": "↑",
        "downarrow": "↓",
        "in": "∈",
        "notin": "∉",
        "mid": "|",
        "vert": "|",
        "parallel": "∥",
        "perp": "⊥",
        "infty": "∞",
        "partial": "∂",
        "nabla": "∇",
        "sum": "∑",
        "prod": "∏",
        "int": "∫",
        "ldots": "…",
        "cdots": "⋯",
        "dots": "…",
        "degree": "°",
        "textdegree": "°",
        "circ": "°",
        "celsius": "℃",
        "textcelsius": "℃",
        "prime": "′",
        "angstrom": "Å",
        "AA": "Å",
        "ell": "ℓ",
        "hbar": "ħ",
        "permil": "‰",
        "perthousand": "‰",
        "textperthousand": "‰",
        "textmultiply": "×",
        "langle": "⟨",
        "rangle": "⟩",
        "lbrace": "{",
        "rbrace": "}",
        "lbrack": "[",
        "rbrack": "]",
        "lfloor": "⌊",
        "rfloor": "⌋",
        "lceil": "⌈",
        "rceil": "⌉",
        "square": "□",
        "triangle": "△",
        "angle": "∠",
        "star": "☆",
        "checkmark": "✓",
        "colon": ":",
        "%": "%",
        "&": "&",
        "#": "#",
        "_": "_",
        "$": "$",
        "{": "{",
        "}": "}",
        "|": "∥",
    }
)
"""Commands that print one character."""

FUNCTIONS = _words(
    "log ln lg exp sin cos tan cot arcsin arccos arctan sinh cosh tanh max min lim sup inf det dim deg arg mod"
)
"""Commands that print their own name upright."""

BLANKS = frozenset([",", ";", ":", ">", " ", "quad", "qquad", "enspace", "thinspace", "space", "nobreakspace", "\n"])
"""Commands that print a blank; all of them print one."""

SILENT = _words(
    """! displaystyle textstyle scriptstyle limits nolimits left right middle big Big bigg Bigg bigl bigr Bigl Bigr
    biggl biggr Biggl Biggr normalsize small null relax"""
)
"""Commands that print nothing."""

FENCES = frozenset(["left", "right", "middle"])
"""Of these, the ones whose next character may be a full stop that stands for "no bracket"."""

TEXT_STYLES = _words("text textrm textnormal textbf textsf textup mbox hbox textit emph")
"""Commands whose argument is text: printed upright, blanks and all."""

UPRIGHT_STYLES = _words("mathrm mathbf mathsf mathtt operatorname mathup rm bf sf tt unit")
"""Commands whose argument (or, for the short ones, the rest of the group) is maths in upright letters."""

PLAIN_STYLES = _words("mathit mathnormal mathcal mathscr mathbb mathfrak boldsymbol bm pmb it mathord mathrel")
"""Commands whose argument is maths as usual."""

SWITCHES = _words("rm bf sf tt it")
"""Of the styles, those that may stand without an argument, for the rest of the group."""

CHEMISTRY = frozenset(["ce"])
"""Commands whose argument is a chemical formula: numbers behind an element hang low."""

SCRIPT_STYLES: Mapping[str, str] = MappingProxyType({"textsuperscript": "^", "textsubscript": "_"})
"""Commands that raise or lower their argument."""

FRACTIONS = _words("frac dfrac tfrac cfrac")

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "bar": "\u0304",
        "overline": "\u0304",
        "hat": "\u0302",
        "tilde": "\u0303",
        "dot": "\u0307",
        "ddot": "\u0308",
        "vec": "\u20d7",
    }
)
"""Commands that put a mark on one letter."""

ROOTS: Mapping[str, str] = MappingProxyType({"": "√", "2": "√", "3": "∛", "4": "∜"})

PRIMES: Mapping[int, str] = MappingProxyType({1: "′", 2: "″", 3: "‴", 4: "⁗"})

SUPERSCRIPTS: Mapping[str, str] = MappingProxyType(dict(zip("0123456789+−-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True)))
SUBSCRIPTS: Mapping[str, str] = MappingProxyType(dict(zip("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)))
"""Characters that Unicode has as scripts and that fonts have; letters beyond n and i are too rare in fonts."""

ELEMENTS = _words(
    """H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr
    Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt
    Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv
    Ts Og"""
)
"""Chemical elements: outside maths a bare ``_2`` is a subscript only behind a formula made of them (CO_2)."""
