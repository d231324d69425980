"""The search: what visitors type, what they find, what is marked, and which letters lead on."""

import pickle
from string import ascii_uppercase

import pytest

from kiosk.companies.found import Order
from kiosk.companies.search import Index
from kiosk.content.deck import Company
from kiosk.content.fields import Language


def _company(zh: str, en: str | None = None, **more: object) -> Company:
    return Company.model_validate({"name": {"zh": zh, "en": en or zh}, **more})


AUTONOMOUS = {"zh": "自动驾驶", "en": "Autonomous driving"}
IMAGING = {"zh": "AI医疗影像", "en": "AI medical imaging"}
SOFTWARE = {"zh": "工业软件", "en": "Industrial software"}

COMPANIES = (
    _company("九识智能", "Jiushi Intelligence", legal_name="九识(苏州)智能科技有限公司", track=AUTONOMOUS, since=2021),
    _company("沛心科技", "Peixin Technology", legal_name="苏州沛心科技有限公司", track=IMAGING),
    _company("重庆示例", "Sample of Chongqing", track=SOFTWARE, since="2019"),
    _company("朝阳示例", "Sample of Chaoyang", track=SOFTWARE, since="2023"),
    _company("曾藏示例", "Sample of Zengzang", track=SOFTWARE),
    _company("长安示例", "Sample of Zhangan", pinyin="zhang an"),
    _company("绿地 ＯＰＣ示例 001"),
    _company("DeepSample 示例"),
    _company("3M示例", "3M Sample"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of(COMPANIES)


def _names(index: Index, query: str, track: str | None = None, order: Order = "name") -> list[str]:
    return [COMPANIES[place].name.zh for place in index.find(query, track, order).companies]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("JSZN", "九识智能"),
        ("ｊｓｚｎ", "九识智能"),
        ("jiushi", "九识智能"),
        ("jiushizhineng", "九识智能"),
        ("jiuszn", "九识智能"),
        ("jiu shi", "九识智能"),
        ("jiǔshí", "九识智能"),
        ("jiu3shi2", "九识智能"),
        ("九识", "九识智能"),
        ("九shi", "九识智能"),
        ("识智", "九识智能"),
        ("Intelligence", "九识智能"),
        ("intel", "九识智能"),
        ("ntelli", "九识智能"),
        ("PT", "沛心科技"),
        ("peix tech", "沛心科技"),
        ("szpxkj", "沛心科技"),
        ("yiliao", "沛心科技"),
        ("medical", "沛心科技"),
        ("autonomous", "九识智能"),
        ("CQ", "重庆示例"),
        ("ZQ", "重庆示例"),
        ("chaoyang", "朝阳示例"),
        ("zhaoyang", "朝阳示例"),
        ("cengcang", "曾藏示例"),
        ("zengzang", "曾藏示例"),
        ("ZASL", "长安示例"),
        ("lvdi", "绿地 ＯＰＣ示例 001"),
        ("lüdi", "绿地 ＯＰＣ示例 001"),
        ("LUDI", "绿地 ＯＰＣ示例 001"),
        ("opc", "绿地 ＯＰＣ示例 001"),
        ("ldopcsl001", "绿地 ＯＰＣ示例 001"),
        ("００１", "绿地 ＯＰＣ示例 001"),
        ("ds", "DeepSample 示例"),
        ("deepsam", "DeepSample 示例"),
        ("3msl", "3M示例"),
    ],
)
def test_what_visitors_type_finds_the_company(index: Index, query: str, first: str) -> None:
    found = index.find(query)
    assert not found.fuzzy
    assert COMPANIES[found.companies[0]].name.zh == first


def test_written_pinyin_overrides_the_dictionary(index: Index) -> None:
    assert "长安示例" not in _names(index, "CAS")
    assert index.letters[5] == "Z"


@pytest.mark.parametrize("pinyin", ["zeng", "zeng cang sl", "zengcang", "Zēng Cáng Shì Lì extra"])
def test_pinyin_of_another_length_than_the_name_still_finds_it(pinyin: str) -> None:
    index = Index.of([_company("曾藏示例", pinyin=pinyin)])
    assert index.find("zeng").companies == (0,)
    assert index.find("曾藏").companies == (0,)


def test_best_match_first() -> None:
    ranked = (
        _company("示例"),  # the exact name
        _company("示例甲"),  # the name begins
        _company("甲示例"),  # inside
        _company("乙", legal_name="苏州示例有限公司"),
        _company("丙", track="示例"),
    )
    assert Index.of(ranked[::-1]).find("示例").companies == (4, 3, 2, 1, 0)


def test_initials_come_before_full_pinyin_and_that_before_the_inside() -> None:
    ranked = (_company("时爱"), _company("筛"), _company("甲筛"))
    assert Index.of(ranked[::-1]).find("sa").companies == (2,)
    assert Index.of((_company("甲西安"), _company("先"), _company("西爱女"))).find("xian").companies[-1] == 0
    assert Index.of((_company("小"), _company("西爱"))).find("xia").companies == (1, 0)
    assert Index.of((_company("衫"), _company("示海"))).find("sh").companies == (1, 0)


def test_the_usual_reading_comes_before_the_unusual() -> None:
    assert Index.of((_company("曾示例"), _company("增示例"))).find("zeng").companies == (1, 0)


def test_within_a_rank_the_chosen_order_holds(index: Index) -> None:
    assert _names(index, "", order="name")[:3] == ["曾藏示例", "重庆示例", "DeepSample 示例"]
    assert _names(index, "")[-1] == "3M示例"
    assert _names(index, "", order="year")[:3] == ["朝阳示例", "九识智能", "重庆示例"]
    assert _names(index, "", order="track")[:4] == ["曾藏示例", "重庆示例", "朝阳示例", "沛心科技"]
    assert _names(index, "sample of", order="year") == ["朝阳示例", "重庆示例", "曾藏示例", "长安示例"]


def test_english_names_have_their_own_order_and_letters(index: Index) -> None:
    found = [COMPANIES[place].name.en for place in index.find("sample of", language="en").companies]
    assert found == sorted(found)
    assert (index.letters[2], index.letters_in("en")[2]) == ("C", "S")


def test_numbers_in_names_are_ordered_by_what_they_count() -> None:
    companies = [_company(f"示例企业 {number}") for number in (10, 9, 100)]
    assert Index.of(companies).find("").companies == (1, 0, 2)


def test_a_track_leaves_the_others_out(index: Index) -> None:
    assert index.tracks == (("工业软件", 3), ("AI医疗影像", 1), ("自动驾驶", 1))
    assert _names(index, "sl", track="工业软件") == ["曾藏示例", "重庆示例", "朝阳示例"]
    assert _names(index, "", track="自动驾驶") == ["九识智能"]
    assert _names(index, "", track="nothing of the kind") == []


@pytest.mark.parametrize(
    ("query", "language", "marked"),
    [
        ("JSZN", "zh", ["九识智能"]),
        ("jius", "zh", ["九识"]),
        ("zhi", "zh", ["智"]),
        ("识", "zh", ["识"]),
        ("intelligence", "zh", []),
        ("intel", "en", ["Intel"]),
        ("ji", "en", ["Ji"]),
        ("jint", "en", ["J", "Int"]),
        ("ntel", "en", ["ntel"]),
        ("szjs", "zh", []),
    ],
)
def test_what_was_typed_is_marked(index: Index, query: str, language: Language, marked: list[str]) -> None:
    name = getattr(COMPANIES[0].name, language)
    assert [name[first:end] for first, end in index.find(query, language=language).marks[0]] == marked


@pytest.mark.parametrize("query", ["", "j", "jiu", "s", "in", "sample", "ntel", "九"])
@pytest.mark.parametrize("track", [None, "自动驾驶"])
def test_exactly_the_keys_that_lead_on_are_given(index: Index, query: str, track: str | None) -> None:
    leading = set()
    for letter in ascii_uppercase:
        found = index.find(query + letter, track)
        if found.companies and not found.fuzzy:
            leading.add(letter)
    found = index.find(query, track)
    assert found.keys == (leading if found.companies and not found.fuzzy else set())


@pytest.mark.parametrize("query", ["jiusjizn", "jiushizhinegn", "jushizhineng", "jiushizzhineng", "inteligence"])
def test_a_slip_of_the_finger_finds_names_that_come_near(index: Index, query: str) -> None:
    found = index.find(query)
    assert found.fuzzy
    assert found.companies[0] == 0
    assert found.hint is not None


def test_an_empty_result_says_what_would_help(index: Index) -> None:
    found = index.find("JSX")
    assert (found.companies, found.keys) == ((), frozenset())
    assert found.hint is not None
    assert (found.hint.prefix, found.hint.count) == ("JS", len(index.find("js").companies))
    elsewhere = index.find("jszn", track="AI医疗影像").hint
    assert elsewhere is not None
    assert elsewhere.elsewhere == 1
    nothing = index.find("中文").hint
    assert nothing is not None
    assert (nothing.prefix, nothing.count) == ("", 0)


def test_nothing_is_found_among_no_companies() -> None:
    found = Index().find("a")
    assert (found.companies, found.keys, Index().tracks, Index().letters) == ((), frozenset(), (), ())


@pytest.mark.parametrize("name", ["…", "😀", "〇", "é", "示" * 200, "カナ", "Ｏ’Ｎｅｉｌ", "①②"])
def test_odd_names_are_found_as_written(name: str) -> None:
    index = Index.of((_company(name), _company("示例企业 001")))
    assert 0 in index.find(name).companies
    assert 0 in index.find("").companies


def test_an_index_survives_being_sent(index: Index) -> None:
    sent = pickle.loads(pickle.dumps(index))
    assert sent.find("jszn").companies == index.find("jszn").companies
    assert sent.find("jszn").marks[0] == ((0, 4),)
