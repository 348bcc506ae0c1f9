"""Parts and wholes: which number of a sentence is a part of which («из них 6», "including 3 children", 18 из 24)."""

from __future__ import annotations

from reconcile.extract.binding.nouns import NounPhrase
from reconcile.extract.binding.syntax import Line

OWNERS = 4  # words of "of the city council's"
RECENT = 12  # numbers before a part among which its whole may be


def wholes(line: Line, phrases: dict[int, NounPhrase]) -> dict[int, tuple[int, str]]:
    """For each quantity that is a part: the quantity that is its whole, and the pattern. Indices into line.quantities.

    -1 as the whole: it stands in an earlier sentence. `phrases` are the noun phrases right of the numbers.
    """
    out: dict[int, tuple[int, str]] = {}
    order = sorted((n for n in line.at if line.quantities[n].unit in (None, "percent")), key=lambda n: line.at[n])
    for k, n in enumerate(order):
        at = line.at[n]
        follower = order[k + 1] if k + 1 < len(order) else None
        if follower is not None and _of_number(line, max(at + 1, phrases[n].end), line.at[follower]):
            if _from_others(line, n, follower, phrases):
                continue
            out[n] = (follower, "N of M")
            continue
        if k and _opens(line, line.at[order[k - 1]], phrases[order[k - 1]], at, phrases[n].lemma is None):
            out[n] = (order[k - 1], "of N, M")
            continue
        cue = _cue(line, at)
        if cue and (k or any(p in cue.split() for p in _pronouns(line))):
            out[n] = (_whole_before(line, order[max(k - RECENT, 0) : k], out, n), cue)
        elif k and _continues(line, order[k - 1], n, out):
            out[n] = (out[order[k - 1]][0], "next in the list of parts")
        elif (
            k
            and _colon(line, order[max(k - RECENT, 0) : k], n)
            and _listed(line, order[k:], phrases, out, order[k - 1])
        ):
            out[n] = (_colon_whole(line, order[max(k - RECENT, 0) : k]), "list after a colon")
    return out


def _listed(
    line: Line, rest: list[int], phrases: dict[int, NounPhrase], out: dict[int, tuple[int, str]], before: int
) -> bool:
    """Is what follows the colon a list of parts: more numbers than one, or one that counts what the whole does?"""
    first = phrases[rest[0]].lemma
    return before in out or len(rest) > 1 or first is None or first == phrases[before].lemma


def _counts(line: Line, n: int) -> bool:
    return line.quantities[n].unit is None


def _of_number(line: Line, start: int, other: int) -> bool:
    """«18 из 24», "28 of 35", «19 мест из 35»: only `of` and light words between the first phrase and the number."""
    between = [w for w in line.words[start:other] if w.kind == "word" and w.norm not in line.grammar["skip"]]
    if len(between) > 1 and between[0].norm in line.grammar["of"] and between[1].has("participle"):
        between = between[:1]  # «90% из запланированных на пятницу 2400 рейсов»
    if 1 < len(between) <= OWNERS and between[-1].norm.replace("’", "'").endswith(("'s", "s'")):
        between = between[:1]  # "86 of the day's 215 flights"
    marks = [w for w in line.words[start:other] if w.kind == "mark"]
    return not marks and len(between) == 1 and between[0].norm in line.grammar["of"]


def _from_others(line: Line, n: int, whole: int, phrases: dict[int, NounPhrase]) -> bool:
    """«семь союзов из пяти стран»: more than the whole, or of another noun and no participle («из 12 задержанных»)."""
    part, total = line.quantities[n], line.quantities[whole]
    if part.unit is None and total.high is not None and (part.low or 0) > total.high:
        return True
    a, b = phrases[n].lemma, phrases[whole].lemma
    if not a or not b or line.grammar.agreement != "case" or part.unit:
        return False
    return not (a.endswith(b) or b.endswith(a)) and phrases[whole].how == "agreement"


def _opens(line: Line, whole: int, np: NounPhrase, at: int, bare: bool) -> bool:
    """«Из 40 раненых 11 — дети», "Of the 52 evacuees, 34 are students": the whole opens the clause."""
    before = line.skip_left(whole)
    first = line.words[before].norm if before >= 0 else ""
    if first not in line.grammar["of"] | line.grammar["among"]:
        return False
    if any(w.kind == "word" and w.i < before for w in line.of_segment(line.segment[before])):
        return False
    if bare and line.segment[whole] == line.segment[at]:
        return True
    return all(w.kind != "word" or w.norm in line.grammar["skip"] for w in line.words[max(np.end, whole + 1) : at])


def _pronouns(line: Line) -> frozenset[str]:
    """A cue points into the sentence before only by a pronoun: «из них», not «в частности»."""
    return frozenset(x for p in line.grammar["pronouns"] for x in (p, f"{p}»", f"«{p}»"))


def _cue(line: Line, at: int) -> str:
    """A part cue right before the number («из них 6», «среди которых 2», "including") or right after («6 из них»)."""
    words, g = line.words, line.grammar
    right = words[at + 1 : at + 5]
    for w, v in zip(right, right[1:], strict=False):
        if w.norm in g["of"] and (v.norm in g["pronouns"]):
            return f"«{w.text} {v.text}»"
        if w.kind != "word":
            break
    lo = max(0, at - 14)
    left = [w for w in words[lo:at] if w.kind == "word"]
    for w, v in zip(left, left[1:], strict=False):
        if (
            (w.norm in g["of"] or w.norm in g["among"])
            and v.norm in g["pronouns"]
            and not _quantity_between(line, v.i, at)
        ):
            return f"«{w.text} {v.text}»"
        if f"{w.norm} {v.norm}" in g["part_cues"] and not _quantity_between(line, v.i, at):
            return f"«{w.text} {v.text}»"
    i = line.skip_left(at)
    if i >= 0 and words[i].norm in g["part_cues"]:
        return f"«{words[i].text}»"
    return ""


def _quantity_between(line: Line, a: int, b: int) -> bool:
    return any(w.kind == "quantity" for w in line.words[a + 1 : b])


def _whole_before(line: Line, before: list[int], parts: dict[int, tuple[int, str]], part: int) -> int:
    """The nearest number before that is no part itself, nor smaller than the part."""
    least = line.quantities[part].low or 0.0 if _counts(line, part) else 0.0
    held = [n for n in reversed(before) if n not in parts and _counts(line, n)]
    return next((n for n in held if (high := line.quantities[n].high) is None or high >= least), -1)


def _continues(line: Line, previous: int, n: int, parts: dict[int, tuple[int, str]]) -> bool:
    """A list of parts goes on within its clause: «6 из них — граждане Литвы, по двое — Латвии …»."""
    if previous not in parts or not _counts(line, n) or parts[previous][1] == "N of M":
        return False
    return line.clause[line.at[previous]] == line.clause[line.at[n]] or parts[previous][1] == "list after a colon"


def _colon_whole(line: Line, before: list[int]) -> int:
    return next(n for n in reversed(before) if _counts(line, n))


def _colon(line: Line, before: list[int], n: int) -> bool:
    """«84 человека: в Кардаголе погибли 57, …»: the first number after a colon that ends the clause of a count."""
    counting = [b for b in before if _counts(line, b)]
    if not counting or not _counts(line, n):
        return False
    whole = counting[-1]
    a, b = line.at[whole], line.at[n]
    colon = next((w.i for w in line.words[a:b] if w.norm == ":"), -1)
    if colon < 0 or line.quantities[whole].high is None:
        return False
    part = line.quantities[n]
    total = line.quantities[whole]
    return part.high is not None and total.high is not None and part.high <= total.high
