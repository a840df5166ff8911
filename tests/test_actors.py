"""Who is who: each mention in a small article of our own and the actor it should mean.

A row: what it is about, the article, the mention as printed (its last
occurrence), and what is expected of the actor: name, type, country,
anonymous. ``...`` means that the row does not say.
"""

import pytest
import tidynews as tn
from tidynews.language import pipeline
from tidynews.language.actors import Cast

ANY = ...

FOOTBALL = """Rovers sack coach after ninth defeat
The Evening Ledger
Harbour Rovers said on Monday that they had dismissed head coach Marta Lindqvist. "We thank Marta for her work," club chairman Owen Pryce said.
Lindqvist told the BBC that she had expected the decision. She added that the players had given everything. Pryce said the club would name a successor within days. He declined to say more.
Supporters gathered outside the stadium. One fan said the club had lost its way."""

BANK = """Riksbank holds rates
Nordic Wire
Sweden's central bank kept its main rate at 2 percent on Thursday. The bank said inflation was falling.
Governor Anna Holm told reporters that cuts were possible. "We are patient," she said.
Economists at Nordea expected a cut in May. The economists said growth was weak. Finance Minister Elisabet Falk, who took office in March, declined to comment. The minister had earlier called for lower rates."""

QUAKE = """ANKARA, Turkey — A strong earthquake shook the east of the country, the Disaster and Emergency Management Authority (DEMA) said.
DEMA said twelve people had been hurt. The agency sent rescue teams.
A hospital doctor, who asked not to be named because she feared for her job, said the wards were full. The doctor said more beds were needed.
Residents of two villages said they had slept outdoors."""

COURT = """Minister charged with bribery
Prosecutors in Lima charged former minister Carla Reyes with bribery on Friday. Her lawyer, Jorge Paz, said she was innocent. "There is no case," he told the newspaper El Faro del Sur.
The prosecutors said they had bank records. Police searched two homes. Paz and Reyes left the court together. The two refused to answer questions."""

COMPANY = """Volta Motors Inc. recalls 40,000 cars
Volta Motors Inc. is recalling 40,000 cars, chief executive Dana Wills said. The company said the brakes could fail. A company spokesman said no one had been hurt.
The National Road Safety Administration opened an inquiry in March. The NRSA said it had eleven complaints. Wills said she was sorry."""

TALKS = """Envoys meet in Geneva
French and German officials said the talks would go on. The officials spoke on condition of anonymity because the talks were secret.
Norway's foreign ministry said a text was ready. The ministry gave no details. Oslo also offered money. Kenya's ambassador to the United Nations, Grace Njeri, called the text fair. "It is a start," Njeri said. The ambassador will brief the Security Council.
A Western diplomat doubted it. The diplomat said that the Kremlin would refuse. Two intelligence officials agreed."""

COAST = """Storm floods harbour towns
The Evening Ledger
Some 300 houses were flooded in Chile's northern region of Antofagasta, the civil protection agency said. The electoral tribunal put off the vote. The transport ministry closed two roads. The commission met on Friday.
President José Manuel Ramos da Costa promised help. NATO Secretary General Mark Rutte offered tents. A former US official spoke of a failure."""

RAID = """Raid on a depot
The Evening Ledger
Iran said its depot was safe. Gen. Peter Halloran said two missiles had struck it. Oman's government called for calm. Lawmaker Rosa Lind asked for an inquiry. Iran's foreign ministry denied any loss. The airport was closed. The airline sent its jets home. Trade unions warned of layoffs."""

PORT = """PM orders inquiry into port fire
The Evening Ledger
Chile's Defence Ministry said the fire at the port was out. Peru's Defence Ministry sent two ships. Two people familiar with the matter said a tank had burst. Prime Minister Rosa Venn told parliament that she had ordered an inquiry. Russian Security Council Secretary Pavel Orlin offered help.
Western diplomats praised the crews. Ana Ruiz, a fellow at the Institute for the Study of War, said the pipes were old. Li Tan of the Centre for Chilean Studies in Lima agreed. Chile, Peru and Bolivia closed their ports. The Geneva-based foundation sent pumps. Peru's UN ambassador thanked them. Ivo Maas, the envoy to Bolivia, landed in Quito.
One of the diplomats left early.
The rebels of the Northern Front said they had set no fire. Two captured Bolivian soldiers said they had seen smoke."""

CLINIC = """Clinics reopen after Christmas
The Evening Ledger
WHO said 40 clinics had reopened by New Year's Day, the health ministry's chief medic, Ada Njoku, said. She named no towns. The World Health Organization sent doctors. Recep Tayyip Erdogan flew in. The president promised beds. The mayor of Hatay thanked him. Vladimir Putin sent a note. The governor read it. An aide told Doris Day of the BBC who would pay."""

ICE = """Ship held in ice
The Evening Ledger
HELSINKI, Jan 12 - Finnish police said the ship was held. Police gave no name."""

OFFICES = """Dams are said to hold
The Valley Post
OSLO — Minister for Public Works Karin Ahlgren said the dams would hold. Estonian Minister of Foreign Affairs Toomas Kask agreed.
The Ministry of Trade and Industry had no comment. The National Flood Warning and Relief Council counted 12 dams.
The Institute of Hydrology and Meteorology saw no danger. According to Dalen.NET, two dams leak. Boeing rival Airbus lent a plane.
The governor of the eastern region of Torva left. The governor of the western Marn region stayed. Over Kesk it rained, its governor said.
A spokesman for the UNHCR in Italy spoke. UNHCR sent tents. Jordanian government spokesman Sami al-Rashid saw none.
Solaro finance chief Una Lind was away. Solaro kept its plant shut.
The rebels' spokesman, Juma Odek, was not there. State television of Chad showed it.
"""

ROWS = [
    ("a dateline is no part of a name", ICE, "Finnish police", ("Finnish police", "government", "FIN", False)),
    ("capitals that are no pronoun", CLINIC, "WHO", ("The World Health Organization", "international_org", None, False)),
    ("a holiday is nobody", CLINIC, "She", ("Ada Njoku", ANY, ANY, False)),
    ("unless a person bears its name", CLINIC, "Doris Day", ("Doris Day", ANY, ANY, False)),
    ("whose office everybody knows", CLINIC, "The president", ("Recep Tayyip Erdogan", "official", "TUR", False)),
    ("another office is another's", CLINIC, "The mayor of Hatay", ("The mayor of Hatay", "official", ANY, False)),
    ("a lesser office is not a statesman's", CLINIC, "The governor", ("The governor", "official", ANY, False)),
    ("a headline's office is its holder's", PORT, "PM", ("Rosa Venn", "official", ANY, False)),
    ("one ministry", PORT, "Chile's Defence Ministry", ("Chile's Defence Ministry", "government", "CHL", False)),
    ("is not another state's", PORT, "Peru's Defence Ministry", ("Peru's Defence Ministry", "government", "PER", False)),
    ("people who know are sources", PORT, "Two people", ("Two people", "unknown", None, True)),
    (
        "a state has a security council too",
        PORT,
        "Russian Security Council Secretary Pavel Orlin",
        ("Pavel Orlin", "official", "RUS", False),
    ),
    ("of no state in particular", PORT, "Western diplomats", ("Western diplomats", "official", None, True)),
    ("one of them is somebody of his own", PORT, "One of the diplomats", ("One of the diplomats", "official", None, True)),
    (
        "a name that prepositions run through",
        PORT,
        "the Institute for the Study of War",
        ("the Institute for the Study of War", "expert", "USA", False),
    ),
    ("its nationality is its fellow's", PORT, "Ana Ruiz", ("Ana Ruiz", "expert", "USA", False)),
    ("what is studied is no nationality", PORT, "Li Tan", ("Li Tan", ANY, "PER", False)),
    ("a list of three", PORT, "Chile, Peru and Bolivia", ("Chile, Peru and Bolivia", "government", None, False)),
    ("at home in a city", PORT, "The Geneva-based foundation", (ANY, ANY, "CHE", False)),
    ("a state's man at the United Nations", PORT, "Peru's UN ambassador", (ANY, "official", "PER", ANY)),
    ("an envoy is not of where he is sent", PORT, "Ivo Maas", ("Ivo Maas", "official", None, False)),
    ("rebels speak as a body", PORT, "The rebels", (ANY, "unknown", ANY, False)),
    ("captured soldiers speak for nobody", PORT, "Two captured Bolivian soldiers", (ANY, "unknown", "BOL", True)),
    ("the nearest country is not a general's", RAID, "Gen. Peter Halloran", ("Peter Halloran", "official", None, False)),
    ("an airline is no airport", RAID, "The airline", ("The airline", "company", ANY, False)),
    ("unions", RAID, "Trade unions", ("Trade unions", "unknown", ANY, False)),
    ("nor a lawmaker's", RAID, "Lawmaker Rosa Lind", ("Rosa Lind", "official", None, False)),
    ("no place is an agency", COAST, "the civil protection agency", ("the civil protection agency", "government", ANY, False)),
    ("no other body is a ministry", COAST, "The transport ministry", ("The transport ministry", "government", ANY, False)),
    ("no other body is a commission", COAST, "The commission", ("The commission", "government", ANY, False)),
    (
        "particles within a name",
        COAST,
        "President José Manuel Ramos da Costa",
        ("José Manuel Ramos da Costa", "official", ANY, False),
    ),
    ("head of an alliance", COAST, "NATO Secretary General Mark Rutte", ("Mark Rutte", "international_org", None, False)),
    ("once an official", COAST, "A former US official", (ANY, "official", "USA", True)),
    ("a club by its full name", FOOTBALL, "Harbour Rovers", ("Harbour Rovers", ANY, ANY, False)),
    ("title before a name", FOOTBALL, "head coach Marta Lindqvist", ("Marta Lindqvist", ANY, ANY, False)),
    ("surname", FOOTBALL, "Lindqvist", ("Marta Lindqvist", ANY, ANY, False)),
    ("she", FOOTBALL, "She", ("Marta Lindqvist", ANY, ANY, False)),
    ("he after a surname", FOOTBALL, "He", ("Owen Pryce", ANY, ANY, False)),
    ("a plural of persons", FOOTBALL, "Supporters", ("Supporters", "civilian", ANY, True)),
    ("one of many", FOOTBALL, "One fan", ("One fan", "civilian", ANY, True)),
    ("an outlet", FOOTBALL, "the BBC", ("the BBC", "media", "GBR", False)),
    ("a central bank", BANK, "Sweden's central bank", ("Sweden's central bank", "government", "SWE", False)),
    ("the bank", BANK, "The bank", ("Sweden's central bank", "government", "SWE", False)),
    ("a governor", BANK, "Governor Anna Holm", ("Anna Holm", "official", "SWE", False)),
    ("she after a quotation", BANK, "she", ("Anna Holm", "official", "SWE", False)),
    ("experts of a bank", BANK, "The economists", (ANY, "expert", ANY, True)),
    ("the minister", BANK, "The minister", ("Elisabet Falk", "official", "SWE", False)),
    (
        "an agency with its initials",
        QUAKE,
        "DEMA",
        ("the Disaster and Emergency Management Authority", "government", "TUR", False),
    ),
    ("the agency", QUAKE, "The agency", ("the Disaster and Emergency Management Authority", "government", "TUR", False)),
    ("a nameless doctor", QUAKE, "The doctor", ("A hospital doctor", "civilian", None, True)),
    ("residents", QUAKE, "Residents of two villages", ("Residents of two villages", "civilian", None, True)),
    ("prosecutors act as an institution", COURT, "The prosecutors", (ANY, "government", "PER", False)),
    ("a former minister", COURT, "former minister Carla Reyes", ("Carla Reyes", "official", ANY, False)),
    ("an apposition", COURT, "Jorge Paz", ("Jorge Paz", "expert", ANY, False)),
    ("police", COURT, "Police", ("Police", "government", ANY, False)),
    ("the two", COURT, "The two", ("Jorge Paz and Carla Reyes", ANY, ANY, False)),
    ("a company with its form", COMPANY, "Volta Motors Inc.", ("Volta Motors Inc.", "company", ANY, False)),
    ("the company", COMPANY, "The company", ("Volta Motors Inc.", "company", ANY, False)),
    ("a nameless spokesman", COMPANY, "A company spokesman", ("A company spokesman", "company", ANY, True)),
    ("a chief executive", COMPANY, "chief executive Dana Wills", ("Dana Wills", "company", ANY, False)),
    ("initials not announced", COMPANY, "The NRSA", ("The National Road Safety Administration", "government", ANY, False)),
    ("officials of two countries", TALKS, "The officials", ("French and German officials", "official", None, True)),
    ("the ministry", TALKS, "The ministry", ("Norway's foreign ministry", "government", "NOR", False)),
    ("a capital stands for its government", TALKS, "Oslo", ("Oslo", "government", "NOR", False)),
    ("a description before a name", TALKS, "Grace Njeri", ("Grace Njeri", "official", "KEN", False)),
    ("the ambassador", TALKS, "The ambassador", ("Grace Njeri", "official", "KEN", False)),
    ("a nameless diplomat", TALKS, "The diplomat", ("A Western diplomat", "official", ANY, True)),
    ("a seat of government", TALKS, "the Kremlin", ("the Kremlin", "government", "RUS", False)),
    ("an office with its charge", OFFICES, "Karin Ahlgren", ("Karin Ahlgren", "official", ANY, False)),
    ("an office with a long charge", OFFICES, "Toomas Kask", ("Toomas Kask", "official", "EST", False)),
    (
        "a ministry of two fields",
        OFFICES,
        "The Ministry of Trade and Industry",
        ("The Ministry of Trade and Industry", "government", ANY, False),
    ),
    (
        "a council of two tasks",
        OFFICES,
        "The National Flood Warning and Relief Council",
        ("The National Flood Warning and Relief Council", "government", ANY, False),
    ),
    (
        "an institute of two sciences",
        OFFICES,
        "The Institute of Hydrology and Meteorology",
        ("The Institute of Hydrology and Meteorology", "expert", ANY, False),
    ),
    ("an outlet named after its site", OFFICES, "Dalen.NET", ("Dalen.NET", "media", ANY, False)),
    ("a firm is no rival", OFFICES, "Airbus", ("Airbus", "company", "FRA", False)),
    (
        "an office of another place",
        OFFICES,
        "The governor of the western Marn region",
        ("The governor of the western Marn region", "official", ANY, ANY),
    ),
    ("whose governor hangs on its place", OFFICES, "its governor", ("its governor", "official", ANY, ANY)),
    ("an agency of all states is of none", OFFICES, "UNHCR", ("the UNHCR", "international_org", None, False)),
    ("an article within a name", OFFICES, "Sami al-Rashid", ("Sami al-Rashid", "official", "JOR", False)),
    ("a firm by its executive", OFFICES, "Solaro", ("Solaro", "company", None, False)),
    ("who speaks for rebels is no official", OFFICES, "Juma Odek", ("Juma Odek", "unknown", None, False)),
    ("intelligence officials", TALKS, "Two intelligence officials", (ANY, "military_intelligence", ANY, True)),
]


@pytest.fixture(scope="module")
def casts():
    found = {}
    for _, text, _, _ in ROWS:
        if text not in found:
            article = tn.read_article(text=text)
            found[text] = Cast(pipeline.analyse(article), article)
    return found


@pytest.mark.parametrize("text, mention, expected", [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_resolved(casts, text, mention, expected):
    start = max(text.rfind(f"{before}{mention}") + len(before) for before in (" ", "\n"))
    actor = casts[text].resolve(start, start + len(mention))
    got = (actor.name, actor.type, actor.country, actor.anonymous)
    assert [g if e is ANY else e for e, g in zip(expected, got)] == list(got)


def test_actor_of_the_same_mentions_is_the_same_row(casts):
    cast = casts[BANK]
    first, last = BANK.find("Governor Anna Holm"), BANK.find(" she said") + 1
    assert cast.resolve(first, first + 18) is cast.resolve(last, last + 3)


def test_rows_point_at_their_text(casts):
    for text, cast in casts.items():
        rows = cast.rows([])
        assert rows == sorted(rows, key=lambda a: (a.start, a.end))
        assert [a.surface for a in rows] == [text[a.start : a.end] for a in rows]
        assert len({a.actor_id for a in rows}) == len(rows)


def test_roles_are_kept_as_printed(casts):
    roles = {a.name: a.role for a in casts[BANK].rows([]) + casts[TALKS].rows([])}
    assert roles["Anna Holm"] == "Governor"
    assert roles["Elisabet Falk"] == "Finance Minister"
    assert roles["Grace Njeri"] == "Kenya's ambassador"
