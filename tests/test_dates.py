"""Date expressions and the days they cover."""

from datetime import date

import pytest
from tidynews.text import dates, intervals

THURSDAY = date(2024, 10, 10)


def days(text, anchor=THURSDAY):
    return [(d.surface, str(d.date_start), str(d.date_end), d.inferred) for d in dates.find(text, anchor)]


@pytest.mark.parametrize(
    "text", ["bought two Panzerhaubitze 2000s", "a Concerto 1990s was shown", "on the 20th floor", "a 21st century army"]
)
def test_what_only_looks_like_a_date_is_none(text):
    assert days(text) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("on 3 October 2022", ("on 3 October 2022", "2022-10-03", "2022-10-03", False)),
        ("the 3rd of May 2021", ("the 3rd of May 2021", "2021-05-03", "2021-05-03", False)),
        ("on the twenty second of June 2017", ("on the twenty second of June 2017", "2017-06-22", "2017-06-22", False)),
        ("on May twenty-first, 2023", ("on May twenty-first, 2023", "2023-05-21", "2023-05-21", False)),
        ("on Sept. 4", ("on Sept. 4", "2024-09-04", "2024-09-04", True)),
        ("In November", ("In November", "2023-11-01", "2023-11-30", True)),
        ("by December 1", ("by December 1", "None", "2024-12-01", True)),
        ("2024-05-06", ("2024-05-06", "2024-05-06", "2024-05-06", False)),
        ("in June 2023", ("in June 2023", "2023-06-01", "2023-06-30", False)),
        ("since mid-2021", ("since mid-2021", "2021-05-01", "None", False)),
        ("since Nov. 28, 2023", ("since Nov. 28, 2023", "2023-11-28", "None", False)),
        ("after March 2024", ("after March 2024", "2024-04-01", "None", False)),
        ("until late May", ("until late May", "None", "2025-05-31", True)),
        ("between late November and late January", ("between late November and late January", "2023-11-21", "2024-01-31", True)),
        ("from March to May 2021", ("from March to May 2021", "2021-03-01", "2021-05-31", False)),
        ("over the winter", ("over the winter", "2023-12-01", "2024-02-29", True)),
        ("last month", ("last month", "2024-09-01", "2024-09-30", True)),
        ("earlier this year", ("earlier this year", "2024-01-01", "2024-10-10", True)),
        ("by the end of the year", ("by the end of the year", "None", "2024-12-31", True)),
        ("in recent weeks", ("in recent weeks", "2024-09-19", "2024-10-10", True)),
        ("two years and three months ago", ("two years and three months ago", "2022-07-10", "2022-07-10", True)),
        ("1 year, 2 days ago", ("1 year, 2 days ago", "2023-10-08", "2023-10-08", True)),
        ("so far this year", ("so far this year", "2024-01-01", "2024-10-10", True)),
        ("late Tuesday", ("late Tuesday", "2024-10-08", "2024-10-08", True)),
        ("crews cleared the road by Tuesday", ("by Tuesday", "None", "2024-10-08", True)),
        ("two nights ago", ("two nights ago", "2024-10-08", "2024-10-08", True)),
        ("in the 19th century", ("in the 19th century", "1800-01-01", "1899-12-31", False)),
        ("on the 27th, he left", ("on the 27th", "2024-09-27", "2024-09-27", True)),
        ("the week of the 7th", ("the week of the 7th", "2024-10-07", "2024-10-13", True)),
        ("in the nineties", ("in the nineties", "1990-01-01", "1999-12-31", True)),
        ("the month after next", ("the month after next", "2024-12-01", "2024-12-31", True)),
        ("three days after May 4", ("three days after May 4", "2024-05-07", "2024-05-07", True)),
        ("two years before 2018", ("two years before 2018", "2016-01-01", "2016-12-31", False)),
        ("more than two weeks after May 4", ("after May 4", "2024-05-05", "None", True)),
        ("a truce of three days from May 4", ("from May 4", "2024-05-04", "2024-05-04", True)),
        ("from autumn to May 2021", ("from autumn to May 2021", "2020-09-01", "2021-05-31", False)),
        ("from next Friday to Nov 1st 2024", ("from next Friday to Nov 1st 2024", "2024-10-11", "2024-11-01", False)),
        ("three weeks ago", ("three weeks ago", "2024-09-19", "2024-09-19", True)),
        ("on Tuesday", ("on Tuesday", "2024-10-08", "2024-10-08", True)),
        ("on Thursday", ("on Thursday", "2024-10-10", "2024-10-10", True)),
        ("last Thursday", ("last Thursday", "2024-10-03", "2024-10-03", True)),
        ("next Monday", ("next Monday", "2024-10-14", "2024-10-14", True)),
        ("yesterday", ("yesterday", "2024-10-09", "2024-10-09", True)),
        ("the 1980s", ("the 1980s", "1980-01-01", "1989-12-31", False)),
        ("the first half of 2023", ("the first half of 2023", "2023-01-01", "2023-06-30", False)),
    ],
)
def test_resolved(text, expected):
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "over 2000 soldiers",
        "2,024 shells",
        "the fall of the town",
        "31 ships",
        "Mr. March spoke",
        "KN-2023",
        "a 19th-century house",
    ],
)
def test_not_dates(text):
    assert days(text) == []


def test_without_a_day_of_publication_the_latest_year_named_serves():
    assert days("It was signed in June 2023. On October 3, it broke.", None)[1] == (
        "On October 3",
        "2023-10-03",
        "2023-10-03",
        True,
    )


@pytest.mark.parametrize("text", ["last month", "on Saturday", "three weeks ago", "next week", "yesterday"])
def test_without_a_day_of_publication_relative_dates_keep_their_words_only(text):
    assert days(text, None) == [(text, "None", "None", False)]


@pytest.mark.parametrize("text", ["Feb. 30, 2023", "on 31 April 2021", "in 9999 years ago", "999 decades ago", "999 years ago"])
def test_impossible_days_are_no_days(text):
    for span in dates.find(text, date(2, 1, 1)):
        assert text[span.start : span.end] == span.surface


@pytest.mark.parametrize(
    "text", ["This year it sold 3, and half will be sold by 2040.", "Last year it lost 8. It plans to gain 9 in 2040."]
)
def test_years_to_come_tell_nothing_of_the_day_of_publication(text):
    span = days(text, None)[0]
    assert span[0].lower().endswith(" year") and span[1:] == ("None", "None", False)


def test_half_a_year_ago_is_one_date():
    assert days("It came half a year ago.", date(2024, 6, 1)) == [("half a year ago", "2023-12-01", "2023-12-01", True)]


def test_months_cross_the_year():
    assert intervals.month(2023, 12, 3) == (date(2023, 12, 1), date(2024, 2, 29))
